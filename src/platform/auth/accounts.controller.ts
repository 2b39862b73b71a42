import { Body, Controller, HttpCode, Param, Put, Req } from '@nestjs/common';
import { AccountStore } from '../../../contracts/accounts';
import type { Class } from '../../../contracts/kernel/field';
import { IsText } from '../../../contracts/kernel/fields';
import { faultsOf } from '../../../contracts/kernel/validate';
import { Refusal } from '../../../contracts/refusals';
import { type IdentifiedRequest, readerOf } from '../http/identity';
import { Accounts } from './accounts';
import { IsLogin, IsPassword } from './login-fields';
import { PasswordHasher } from './password-hasher';
import { Rights } from './rights';

class FirstLogin {
  @IsLogin() login!: string;
  @IsPassword() password!: string;
}
class NewPassword {
  @IsText(256) current!: string;
  @IsPassword() next!: string;
}

const readAs = <T extends object>(target: Class<T>, body: unknown): T => {
  const errors = faultsOf(target, body, 'command');
  if (errors.length > 0) throw new Refusal('INVALID_FIELDS', { errors });
  return body as T;
};

/** Logins of registered users: an administrator gives the first one, and everyone changes their own password. */
@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: AccountStore,
    private readonly hasher: PasswordHasher,
    private readonly rights: Rights,
  ) {}

  /** A login is given once: who can set another's password can become that person, so recovery needs two people. */
  @Put('accounts/:userId')
  @HttpCode(204)
  async give(@Param('userId') userId: string, @Body() body: unknown, @Req() request: IdentifiedRequest): Promise<void> {
    if (!readerOf(request).roles.includes('administrator'))
      throw new Refusal('ROLE_NOT_ALLOWED', { needed: ['administrator'] });
    const name = this.rights.nameOf(userId);
    if (name === undefined) throw new Refusal('NOT_FOUND', { userId });
    if (this.store.ofUser(userId)) throw new Refusal('AUTHORIZATION_NEEDED', { userId });
    await this.accounts.create({ ...readAs(FirstLogin, body), userId, context: [name] });
  }

  @Put('session/password')
  @HttpCode(204)
  async change(@Body() body: unknown, @Req() request: IdentifiedRequest): Promise<void> {
    const { userId } = readerOf(request);
    const { current, next } = readAs(NewPassword, body);
    const account = this.store.ofUser(userId);
    if (!account || !(await this.hasher.matches(current, account.password)))
      throw new Refusal('INVALID_FIELDS', { pointer: '/current', rule: 'is not your password' });
    await this.accounts.create({
      login: account.login,
      userId,
      password: next,
      context: [this.rights.nameOf(userId) ?? ''],
    });
  }
}

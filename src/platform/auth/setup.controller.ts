import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Setup } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { FirstAccounts } from './first-accounts';
import { Open } from './open';
import { setupFaults } from './setup-form';
import { SetupLink } from './setup-link';

/** The set-up page's one request; it answers only the link printed at start, and only once. */
@Open()
@Controller('setup')
export class SetupController {
  constructor(
    private readonly link: SetupLink,
    private readonly first: FirstAccounts,
  ) {}

  @Post()
  @HttpCode(201)
  async create(@Body() body: unknown): Promise<Record<string, never>> {
    if (!this.link.open) throw new Refusal('WRONG_STATE', { state: 'set up' });
    const errors = setupFaults(body);
    if (errors.length > 0) throw new Refusal('INVALID_FIELDS', { errors });
    const setup = body as Setup;
    if (!this.link.opens(setup.token))
      throw new Refusal('INVALID_FIELDS', {
        errors: [{ pointer: '/token', rule: 'is not of the link this server printed' }],
      });
    await this.link.spend(() => this.first.create(setup));
    return {};
  }
}

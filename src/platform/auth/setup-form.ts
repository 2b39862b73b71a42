import type { Setup } from '../../../contracts/http';
import type { Fault } from '../../../contracts/kernel/fault';
import { fieldOf } from '../../../contracts/kernel/field';
import { IsOrg, IsText } from '../../../contracts/kernel/fields';
import { IsGroup } from '../../../contracts/kernel/groups';
import { faultsOf } from '../../../contracts/kernel/validate';
import { defaultPolicies } from '../../../contracts/policies';
import { loginOf } from './accounts';
import { IsLogin, IsPassword } from './login-fields';
import { passwordFault } from './password-rules';

const IsAddress = () =>
  fieldOf({
    notation: 'address',
    schema: { type: 'string', format: 'email' },
    check: (value) =>
      typeof value === 'string' && value.length <= 200 && /^[^\s@]+@[^\s@]+$/.test(value)
        ? undefined
        : 'must be a mail address',
  });

class Person {
  @IsText(160) name!: string;
  @IsAddress() email!: string;
  @IsOrg() org!: string;
  @IsLogin() login!: string;
  @IsPassword() password!: string;
}
class SetupForm {
  @IsText(200) token!: string;
  @IsGroup(() => Person) administrator!: Person;
  @IsGroup(() => Person) officer!: Person;
}

const people = ['administrator', 'officer'] as const;

/** Words about a person that the person's password may not be made of. */
export const contextOf = ({ name, email, org, login }: Omit<Person, 'password'>) => [name, email, org, login];

/** Everything wrong with what the set-up page sent: each field, and that the accounts are of two people. */
export function setupFaults(body: unknown): readonly Fault[] {
  const faults = faultsOf(SetupForm, body, 'command');
  return faults.length > 0
    ? faults
    : [...people.flatMap((who) => personFaults(who, body as Setup)), ...twoPeople(body as Setup)];
}

function personFaults(who: (typeof people)[number], setup: Setup): readonly Fault[] {
  const person = setup[who];
  const rule = passwordFault(person.password, contextOf(person));
  const known = defaultPolicies.organizations.some(({ code }) => code === person.org);
  return [
    ...(known ? [] : [{ pointer: `/${who}/org`, rule: 'must be a code of policy organizations' }]),
    ...(rule ? [{ pointer: `/${who}/password`, rule }] : []),
  ];
}

/** One person may not be administrator and officer, so the second account needs somebody else's login, address and password. */
function twoPeople({ administrator, officer }: Setup): readonly Fault[] {
  const rule = 'must be another person’s';
  return [
    ...(loginOf(administrator.login) === loginOf(officer.login) ? [{ pointer: '/officer/login', rule }] : []),
    ...(administrator.email.toLowerCase() === officer.email.toLowerCase() ? [{ pointer: '/officer/email', rule }] : []),
    ...(administrator.password === officer.password ? [{ pointer: '/officer/password', rule }] : []),
  ];
}

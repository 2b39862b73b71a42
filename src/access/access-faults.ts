import type { ChangeAccess } from '../../contracts/access/user';
import type { Fault } from '../../contracts/kernel/fault';
import type { Policies } from '../../contracts/policies';
import { classifications } from '../../contracts/vocabulary/code-lists';
import { roles } from '../../contracts/vocabulary/roles';

type Change = Readonly<ChangeAccess>;
const names: readonly string[] = roles;
const clearances: readonly string[] = classifications;
const firstAt = (field: string, items: readonly string[], odd: (item: string) => boolean, rule: string) => {
  const index = items.findIndex(odd);
  return index < 0 ? undefined : { pointer: `/${field}/${index}`, rule };
};

/** The first role named that does not exist. */
export const roleFault = ({ grantRoles, revokeRoles }: Change): Fault | undefined =>
  firstAt('grantRoles', grantRoles, (role) => !names.includes(role), 'must be a role that people can hold') ??
  firstAt('revokeRoles', revokeRoles, (role) => !names.includes(role), 'must be a role that people can hold');

/** The first value of a change that names nothing the installation knows, or that contradicts another. */
export const changeFault = (command: Change, { compartments }: Policies): Fault | undefined =>
  roleFault(command) ??
  firstAt('revokeRoles', command.revokeRoles, (role) => command.grantRoles.includes(role), 'is granted as well') ??
  firstAt(
    'compartmentsAdded',
    command.compartmentsAdded,
    (code) => !compartments.value.some((known) => known.code === code),
    'must be a code of policy compartments',
  ) ??
  firstAt(
    'compartmentsRemoved',
    command.compartmentsRemoved,
    (code) => command.compartmentsAdded.includes(code),
    'is added as well',
  ) ??
  (command.clearance === undefined || clearances.includes(command.clearance)
    ? undefined
    : { pointer: '/clearance', rule: `must be one of ${clearances.join(', ')}` });

/** The fault of an organization's code that policy `organizations` does not list. */
export const orgFault = (org: string, { organizations }: Policies): Fault | undefined =>
  organizations.value.some(({ code }) => code === org)
    ? undefined
    : { pointer: '/org', rule: 'must be a code of policy organizations' };

import { incompatibleRoles, type Role, roles } from '../../../contracts/vocabulary/roles';

const excludes = (a: string, b: string) =>
  incompatibleRoles.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

/** Pairs of roles that one person holds and may not hold together. */
export const conflictsOf = (held: readonly string[]): readonly (readonly [string, string])[] =>
  held.flatMap((role, index) =>
    held.slice(index + 1).flatMap((other) => (excludes(role, other) ? [[role, other] as const] : [])),
  );

/** Roles that may not be added to those somebody holds. */
export const closedRoles = (held: readonly string[]): readonly Role[] =>
  roles.filter((role) => !held.includes(role) && held.some((each) => excludes(each, role)));

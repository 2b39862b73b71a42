/** Roles that people and machines hold, in the order of the catalogue (domain.md §1.8). */
export const roles = [
  'watch-officer',
  'senior-watch-officer',
  'desk-analyst',
  'assessment-lead',
  'planner',
  'agency-representative',
  'roster-manager',
  'responder',
  'deployment-coordinator',
  'chief-of-mission',
  'team-leader',
  'liaison-officer',
  'program-officer',
  'grants-officer',
  'fund-manager',
  'approving-officer',
  'certifying-officer',
  'payment-officer',
  'partner',
  'forum-secretary',
  'decision-maker',
  'learning-manager',
  'exercise-controller',
  'evaluator',
  'auditor',
  'records-officer',
  'key-custodian',
  'administrator',
  'service',
] as const;

export type Role = (typeof roles)[number];
/** Reactions and the clock send as `system`; nobody can be granted it. */
export type SendingRole = Role | 'system';

const notAny: readonly Role[] = ['auditor', 'evaluator', 'key-custodian', 'administrator', 'service'];
/** Roles that *any* in a list of roles means: everyone signed in but those who only check, keep or serve. */
export const anyRole: readonly Role[] = roles.filter((role) => !notAny.includes(role));

const domainRoles = roles.filter((role) => !['auditor', 'administrator', 'key-custodian'].includes(role));
/** Roles that no one person may hold together, as pairs (`ROLES_INCOMPATIBLE`). */
export const incompatibleRoles: readonly (readonly [Role, Role])[] = [
  ...roles.filter((role) => role !== 'auditor').map((role) => ['auditor', role] as const),
  ...domainRoles.map((role) => ['administrator', role] as const),
  ['key-custodian', 'administrator'],
  ['evaluator', 'fund-manager'],
  ['evaluator', 'grants-officer'],
  ['evaluator', 'program-officer'],
];

/** Roles that no one person may hold together within one account. */
export const incompatibleWithinAccount: readonly (readonly [Role, Role])[] = [
  ['approving-officer', 'certifying-officer'],
  ['approving-officer', 'payment-officer'],
  ['certifying-officer', 'payment-officer'],
];

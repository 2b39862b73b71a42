import type { DeadlineAction } from '../../../contracts/reaction';

/** A role that was granted until a day is revoked. */
export const accessEnd: DeadlineAction = {
  kind: 'access-end',
  send: ({ note: { role, userId }, subject }) =>
    role === undefined
      ? []
      : [
          {
            type: 'ChangeAccess',
            data: {
              userId: userId ?? subject.id,
              grantRoles: [],
              revokeRoles: [role],
              compartmentsAdded: [],
              compartmentsRemoved: [],
              reason: 'The time for which this role was granted has ended.',
            },
          },
        ],
};

import type { DeadlineAction } from '../../../contracts/reaction';

/** An outside warning no longer holds: the alert that it raised is resolved, where it raised one. */
export const warningExpiry: DeadlineAction = {
  kind: 'warning-expiry',
  send: ({ note: { alertId } }) =>
    alertId === undefined
      ? []
      : [
          {
            type: 'ResolveAlert',
            data: { alertId, outcome: 'expired', note: 'The warning has expired.', actionRefs: [] },
          },
        ],
};

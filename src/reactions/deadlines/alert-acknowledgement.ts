import type { DeadlineAction } from '../../../contracts/reaction';

/** The lead of the crisis, among the roles of a level (policy alert-acknowledgement). */
const theLead = 'leadUserId';

/** One escalation, to whom the policy names for the next level; at severity 4 the clock is armed again by it. */
export const alertAcknowledgement: DeadlineAction = {
  kind: 'alert-acknowledgement',
  send: (row, { policies, crisis }) => {
    const level = Number(row.note.level ?? 0) + 1;
    const { levels } = policies['alert-acknowledgement'].value;
    const audience = levels[Math.min(level, levels.length) - 1] ?? [];
    return [
      {
        type: 'EscalateAlert',
        data: {
          alertId: row.subject.id,
          ...recipients(audience, row.crisisId === undefined ? undefined : crisis(row.crisisId)?.leadUserId),
          reason: `Nobody acknowledged this alert by ${row.dueAt ? clockTime(row.dueAt) : 'the time it was due'}.`,
        },
        index: level,
      },
    ];
  },
};

function recipients(audience: readonly string[], leadUserId: string | undefined) {
  const toRole = audience.find((name) => name !== theLead);
  const toUserId = audience.includes(theLead) ? leadUserId : undefined;
  return { ...(toRole && { toRole }), ...(toUserId !== undefined && { toUserId }) };
}

/** `0525Z`: how watch officers read a time. */
const clockTime = (instant: string) => `${instant.slice(11, 13)}${instant.slice(14, 16)}Z`;

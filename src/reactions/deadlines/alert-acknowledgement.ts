import type { DeadlineAction, DeadlineRow } from '../../../contracts/reaction';

/** The lead of the crisis, among the roles of a level (policy alert-acknowledgement). */
const theLead = 'leadUserId';

/** One escalation, to whom the policy names for the next level; at severity 4 the clock is armed again by it. */
export const alertAcknowledgement: DeadlineAction = {
  kind: 'alert-acknowledgement',
  send: (row, { policies }) => {
    const level = Number(row.note.level ?? 0) + 1;
    const { levels } = policies['alert-acknowledgement'].value;
    const audience = levels[Math.min(level, levels.length) - 1] ?? [];
    return [
      {
        type: 'EscalateAlert',
        data: {
          alertId: row.subject.id,
          ...recipients(audience, row),
          reason: `Nobody acknowledged this alert by ${row.dueAt ?? 'the time it was due'}.`,
        },
        index: level,
      },
    ];
  },
};

function recipients(audience: readonly string[], { note }: DeadlineRow) {
  const toRole = audience.find((name) => name !== theLead);
  const lead = audience.includes(theLead) ? note[theLead] : undefined;
  return { ...(toRole && { toRole }), ...(lead !== undefined && { toUserId: String(lead) }) };
}

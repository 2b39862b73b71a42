import { microsOf } from '../../contracts/clock';
import type { DiplomaticContactEvent } from '../../contracts/partners/diplomatic-contact';
import { board } from '../board';

type Talk = Extract<DiplomaticContactEvent, { type: 'DiplomaticContactRecorded' }>['data'];

interface ContactRow {
  /** The talk held last. */
  readonly last?: Pick<Talk, 'country' | 'actorRole' | 'channel' | 'heldAt'>;
  /** Day each commitment is due, by commitmentId. */
  readonly due: Readonly<Record<string, string>>;
  /** Whether each settled commitment was kept, by commitmentId. */
  readonly kept: Readonly<Record<string, boolean>>;
}

const heldLater = (last: ContactRow['last'], { country, actorRole, channel, heldAt }: Talk) =>
  last && microsOf(last.heldAt) > microsOf(heldAt) ? last : { country, actorRole, channel, heldAt };

/** Lines of talk with dangerous actors; whoever is outside the compartment does not learn that there is one. */
export const contactsBoard = board<DiplomaticContactEvent>()({
  topic: 'contacts',
  version: 1,
  category: 'diplomaticContact',
  readers: 'any',
  keys: ({ data }) => [data.contactId],
  blank: { due: {}, kept: {} } as ContactRow,
  on: {
    DiplomaticContactRecorded: ({ last, due, kept }, { data }) => ({
      last: heldLater(last, data),
      due: { ...due, ...Object.fromEntries(data.commitments.map((one) => [one.commitmentId, one.dueAt])) },
      kept: { ...kept, ...Object.fromEntries(data.settles.map((one) => [one.commitmentId, one.kept])) },
    }),
  },
  show: ({ last, due, kept }) => {
    const open = Object.keys(due).filter((id) => kept[id] === undefined);
    return {
      country: last?.country ?? null,
      actorRole: last?.actorRole ?? null,
      channel: last?.channel ?? null,
      lastHeldAt: last?.heldAt ?? null,
      openCommitments: open.length,
      keptCommitments: Object.values(kept).filter((one) => one).length,
      brokenCommitments: Object.values(kept).filter((one) => !one).length,
      nextDue: open.map((id) => due[id]!).sort()[0] ?? null,
    };
  },
});

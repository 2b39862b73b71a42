import { same } from '../../contracts/kernel/same';
import {
  type DiplomaticContactCommand,
  type DiplomaticContactEvent,
  type DiplomaticContactKeys,
  diplomaticContactCommands,
  diplomaticContactEvents,
  RecordDiplomaticContact,
} from '../../contracts/partners/diplomatic-contact';
import { contentOf } from '../platform/content-of';
import { defineDecider, rule, stop } from '../platform/decider';

/** What the rules of a line of talk need to know of its past. */
interface DiplomaticContact {
  readonly keys?: DiplomaticContactKeys;
  /** Meetings by meetingId, as recorded. */
  readonly meetings: Readonly<Record<string, Readonly<RecordDiplomaticContact>>>;
  /** Commitments ever made, and those that are settled. */
  readonly commitments: readonly string[];
  readonly settled: readonly string[];
}

const meetingIn = contentOf(RecordDiplomaticContact);
const idsIn = (list: readonly { readonly commitmentId: string }[]) => list.map(({ commitmentId }) => commitmentId);
/** The first id that is known before, or that the list holds twice. */
const repeatedIn = (ids: readonly string[], known: readonly string[]) =>
  ids.find((id, index) => known.includes(id) || ids.indexOf(id) < index);

/** Decides one line of talk with one actor; all of it lies inside the compartment (domain.md §2.9). */
export const diplomaticContact = defineDecider<
  DiplomaticContactCommand,
  DiplomaticContactEvent,
  DiplomaticContactKeys
>()<DiplomaticContact>({
  category: 'diplomaticContact',
  compartment: 'diplomatic',
  id: 'contactId',
  commands: diplomaticContactCommands,
  events: diplomaticContactEvents,
  initial: { meetings: {}, commitments: [], settled: [] },
  keys: ({ keys }) => keys ?? {},

  decide: {
    RecordDiplomaticContact: {
      done: (command, { meetings }) => saysTheSame(meetings[command.meetingId], command),
      refuse: [
        stop('ALREADY_EXISTS', ({ meetingId, commitments }, state) => {
          if (state.meetings[meetingId]) return { meetingId };
          const commitmentId = repeatedIn(idsIn(commitments), state.commitments);
          return commitmentId !== undefined && { commitmentId };
        }),
        stop('ITEM_UNKNOWN', ({ settles }, { commitments }) => {
          const commitmentId = idsIn(settles).find((id) => !commitments.includes(id));
          return commitmentId !== undefined && { commitmentId };
        }),
        rule('COMMITMENT_ALREADY_SETTLED', ({ settles }, { settled }) => {
          const commitmentId = repeatedIn(idsIn(settles), settled);
          return commitmentId !== undefined && { commitmentId };
        }),
      ],
      record: (command) => [{ type: 'DiplomaticContactRecorded', data: { ...command } }],
    },
  },

  evolve: {
    DiplomaticContactRecorded: (state, data) => ({
      keys: keysAfter(state.keys, data),
      meetings: { ...state.meetings, [data.meetingId]: meetingIn(data) },
      commitments: [...state.commitments, ...idsIn(data.commitments)],
      settled: [...state.settled, ...idsIn(data.settles)],
    }),
  },
});

/** True when a talk says what is recorded; a key that it leaves out was completed when it was recorded. */
function saysTheSame(recorded: Readonly<RecordDiplomaticContact> | undefined, talk: Readonly<RecordDiplomaticContact>) {
  const { crisisId = recorded?.crisisId, engagementId = recorded?.engagementId } = talk;
  return same(recorded, { ...talk, crisisId, engagementId });
}

/** A later talk that names no crisis or engagement stays with the one named before. */
const keysAfter = (
  before: DiplomaticContactKeys | undefined,
  { contactId, country, crisisId, engagementId }: Readonly<DiplomaticContactKeys>,
): DiplomaticContactKeys => ({
  ...before,
  contactId,
  country,
  ...(crisisId && { crisisId }),
  ...(engagementId && { engagementId }),
});

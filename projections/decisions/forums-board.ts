import { microsOf } from '../../contracts/clock';
import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import type { ForumEvent } from '../../contracts/decisions/forum';
import { board } from '../board';
import { instant } from '../deadlines/instant';
import { emptySet, type OpenSet, openCount, opened } from '../open-set';
import { seatOf } from './parts';

type Data<T extends ForumEvent['type']> = Extract<ForumEvent, { type: T }>['data'];
type Meeting = Pick<Data<'MeetingRecorded'>, 'meetingId' | 'at' | 'agenda'>;

interface ForumRow {
  readonly forum?: Data<'ForumEstablished'>;
  readonly scheduled: readonly Meeting[];
  /** When meetings were held, by their ids. */
  readonly held: readonly Pick<Meeting, 'meetingId' | 'at'>[];
  readonly taken: OpenSet;
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }) => microsOf(a.at) - microsOf(b.at);
const stateOf = ({ forum }: ForumRow) => (forum?.closed ? 'closed' : 'standing');
const agendaOf = ({ agenda }: Meeting) =>
  agenda.map(({ itemId, title, subject, boards }) => ({
    itemId,
    title,
    subject: subject ? { ...subject } : null,
    boards,
  }));

const shown = (row: ForumRow) => {
  const { forum } = row;
  const next = [...row.scheduled].sort(byTime)[0];
  const last = [...row.held].sort(byTime).at(-1);
  return {
    name: forum?.name ?? null,
    kind: forum?.kind ?? null,
    functions: forum?.functions ?? [],
    coChairs: (forum?.coChairs ?? []).map(({ org, userId }) => ({ org, userId: userId ?? null })),
    members: (forum?.members ?? []).map(seatOf),
    quorum: forum?.quorum ?? null,
    reportsTo: forum?.reportsTo ?? null,
    state: stateOf(row),
    nextMeeting: next ? instant(next.at) : null,
    agenda: next ? agendaOf(next) : [],
    lastHeldAt: last ? instant(last.at) : null,
    decisionsTaken: openCount(row.taken),
  };
};

/** Standing forums: who sits in them, when they meet, how much they decided. */
export const forumsBoard = board<ForumEvent | DecisionEvent>()({
  topic: 'forums',
  version: 1,
  category: 'forum',
  readers: 'any',
  keys: ({ data }) => [data.forumId],
  blank: { scheduled: [], held: [], taken: emptySet } as ForumRow,
  on: {
    ForumEstablished: (row, { data }) => ({ ...row, forum: data }),
    MeetingRecorded: (row, { data }) => {
      const { meetingId, at, agenda, status } = data;
      const others = <M extends { readonly meetingId: string }>(meetings: readonly M[]) =>
        meetings.filter((one) => one.meetingId !== meetingId);
      return {
        ...row,
        scheduled: [...others(row.scheduled), ...(status === 'scheduled' ? [{ meetingId, at, agenda }] : [])],
        held: [...others(row.held), ...(status === 'held' ? [{ meetingId, at }] : [])],
      };
    },
    DecisionTaken: (row, { data }) => ({ ...row, taken: opened(row.taken, data.decisionId) }),
  },
  show: shown,
});

import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { board } from '../board';
import { instant } from '../deadlines/instant';

type Issued = Extract<DecisionEvent, { type: 'TaskingIssued' }>['data'];
interface TaskingRow {
  readonly issued?: Issued;
  readonly status: string;
  readonly since?: string;
}

const shown = ({ issued, status, since }: TaskingRow) => ({
  agency: issued?.agency ?? null,
  action: issued?.action ?? null,
  tool: issued?.tool ?? null,
  dueAt: issued ? instant(issued.dueAt) : null,
  country: issued?.country ?? null,
  status,
  since: since ?? null,
  decisionId: issued?.decisionId ?? null,
  userId: issued?.userId ?? null,
  crisisId: issued?.crisisId ?? null,
  countries: issued?.countries ?? [],
});

/** What agencies were tasked with, until it is done. All events of a row stand on the stream of its decision. */
export const taskingsBoard = board<DecisionEvent>()({
  topic: 'taskings',
  version: 1,
  category: null,
  readers: 'any',
  keys: ({ data }) => ('taskingId' in data ? [data.taskingId] : []),
  blank: { status: 'issued' } as TaskingRow,
  on: {
    TaskingIssued: (row, { data, metadata }) => ({ ...row, issued: data, since: metadata.recordedAt }),
    TaskingStatusChanged: (row, { data, metadata }) => ({ ...row, status: data.status, since: metadata.recordedAt }),
  },
  show: shown,
});

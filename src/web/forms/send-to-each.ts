import type { JsonObject } from '../../../contracts/encoding';
import type { Problem, Recorded } from '../../../contracts/http';
import { ApiProblem } from '../live/api';

/** What became of the command for one record. */
export type RowResult =
  | { readonly at: 'waiting' | 'sending' | 'unknown' }
  | { readonly at: 'recorded'; readonly recorded: Recorded }
  | { readonly at: 'refused'; readonly problem: Problem };
export interface RowOutcome {
  readonly id: string;
  readonly result: RowResult;
}

/** What sending to many needs of the page. */
export interface ManyWire {
  /** Sends the data for one record under a command id. @throws ApiProblem, NoAnswer */
  readonly post: (data: JsonObject, commandId: string) => Promise<Recorded>;
  readonly makeId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly told: (outcomes: readonly RowOutcome[]) => void;
}

const tries = 4;
const repeatedStatus: readonly number[] = [429, 502, 503, 504, 507];
const usualWaitMs = 1000;

/** A refusal is the end of it; after anything else the time to wait before the same id is sent again. */
const endOrWait = (cause: unknown): Problem | number => {
  if (!(cause instanceof ApiProblem)) return usualWaitMs;
  const { problem, retryAfter } = cause;
  if (!repeatedStatus.includes(problem.status)) return problem;
  return retryAfter === undefined ? usualWaitMs : retryAfter * 1000;
};

/** One record: the same command id is repeated while nobody knows whether it was recorded, or the server asks to wait. */
async function sendOne(wire: ManyWire, data: JsonObject, commandId: string, left = tries): Promise<RowResult> {
  try {
    return { at: 'recorded', recorded: await wire.post(data, commandId) };
  } catch (cause) {
    const next = endOrWait(cause);
    if (typeof next !== 'number') return { at: 'refused', problem: next };
    if (left <= 1) return { at: 'unknown' };
    await wire.wait(next);
    return sendOne(wire, data, commandId, left - 1);
  }
}

/** Sends a command for each record, one after the other, each under its own id: no transaction, a result for each. */
export async function sendToEach(ids: readonly string[], idField: string, data: JsonObject, wire: ManyWire) {
  let outcomes: readonly RowOutcome[] = ids.map((id) => ({ id, result: { at: 'waiting' } }));
  const put = (id: string, result: RowResult) => {
    outcomes = outcomes.map((one) => (one.id === id ? { id, result } : one));
    wire.told(outcomes);
  };
  for (const id of ids) {
    put(id, { at: 'sending' });
    put(id, await sendOne(wire, { ...data, [idField]: id }, wire.makeId()));
  }
  return outcomes;
}

import type { JsonObject } from '../../contracts/encoding';
import type { Recorded } from '../../contracts/http';
import { type RowOutcome, sendToEach } from '../../src/web/forms/send-to-each';
import { ApiProblem, NoAnswer } from '../../src/web/live/api';

const problem = (status: number, code: string, retryAfter?: number) =>
  new ApiProblem({ type: '', title: '', status, code, detail: '', trace: '' }, retryAfter);
const recorded = (id: unknown, position: number): Recorded => ({ stream: `alert-${id}`, revision: 1, position });

/** A server that answers each record's attempts in turn. */
function server(answers: Readonly<Record<string, readonly (Error | number)[]>>) {
  const sent: { readonly id: string; readonly commandId: string; readonly data: JsonObject }[] = [];
  const waits: number[] = [];
  const told: (readonly RowOutcome[])[] = [];
  let ids = 0;
  const wire = {
    post: async (data: JsonObject, commandId: string) => {
      const id = String(data.alertId);
      const answer = answers[id]?.[sent.filter((one) => one.id === id).length];
      sent.push({ id, commandId, data });
      if (answer instanceof Error) throw answer;
      return recorded(id, answer ?? 0);
    },
    makeId: () => `c${++ids}`,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
    told: (outcomes: readonly RowOutcome[]) => {
      told.push(outcomes);
    },
  };
  return { wire, sent, waits, told };
}

describe('a command for many records', () => {
  it('is sent one by one with an id for each, and a refusal does not keep the rest', async () => {
    const { wire, sent, told } = server({ a: [11], b: [problem(409, 'ALERT_RESOLVED')], c: [12] });
    const outcomes = await sendToEach(['a', 'b', 'c'], 'alertId', { alertId: 'first', reason: 'noise' }, wire);
    expect(outcomes.map(({ id, result }) => [id, result.at])).toEqual([
      ['a', 'recorded'],
      ['b', 'refused'],
      ['c', 'recorded'],
    ]);
    expect(sent.map(({ commandId, data }) => [commandId, data])).toEqual([
      ['c1', { alertId: 'a', reason: 'noise' }],
      ['c2', { alertId: 'b', reason: 'noise' }],
      ['c3', { alertId: 'c', reason: 'noise' }],
    ]);
    const sending = told.map((now) => now.filter(({ result }) => result.at === 'sending').length);
    expect(Math.max(...sending)).toBe(1);
  });

  it('repeats the same id while the outcome is unknown, and waits as long as the server asks', async () => {
    const { wire, sent, waits } = server({ a: [new NoAnswer('lost'), problem(429, 'TOO_MANY_REQUESTS', 7), 11] });
    const [only] = await sendToEach(['a'], 'alertId', {}, wire);
    expect(only?.result.at).toBe('recorded');
    expect(new Set(sent.map(({ commandId }) => commandId))).toEqual(new Set(['c1']));
    expect(waits).toEqual([1000, 7000]);
  });

  it('says that it does not know when no answer ever comes, and goes on', async () => {
    const lost = new NoAnswer('lost');
    const { wire } = server({ a: [lost, lost, lost, lost], b: [12] });
    const outcomes = await sendToEach(['a', 'b'], 'alertId', {}, wire);
    expect(outcomes.map(({ result }) => result.at)).toEqual(['unknown', 'recorded']);
  });
});

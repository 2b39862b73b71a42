import type { ProposedEvent, RecordedEvent } from '../../contracts/event-log';
import { event, events, newStream, refusal } from '../event-log/contract/subject';
import { inBranch } from './harness';
import { at, shared } from './live';

const on = inBranch();

/** A recorded event as it was sent. */
function sent({ id, type, data, metadata: { recordedAt: _, salt: __, ...metadata } }: RecordedEvent): ProposedEvent {
  return { id, type, data, metadata };
}

const ofShared = async (from: number, limit: number) =>
  (await on.parent.read(shared, { from, limit })).events.map(sent);

it('B-02 answers a repetition of what the parent recorded from there', async () => {
  const [sixth, seventh] = (await on.parent.read(shared, { from: 6, limit: 2 })).events;
  const again = await on.branch.append(shared, 5, [sent(sixth!), sent(seventh!)]);
  expect(again).toEqual({
    stream: shared,
    firstRevision: 6,
    lastRevision: 7,
    position: seventh!.position,
    repeated: true,
  });
  expect(await on.branch.head()).toBe(at + 1);
});

it('B-02 answers a repetition that begins in the parent and ends in the branch', async () => {
  const own = events(2);
  const { position } = await on.branch.append(shared, 9, own);
  const across = [...(await ofShared(8, 2)), ...own];
  expect(await on.branch.append(shared, 7, across)).toMatchObject({ lastRevision: 11, position, repeated: true });
});

it('B-02 refuses known events together with new ones, wherever the branch begins in them', async () => {
  const wrong = { code: 'WRONG_REVISION', outcome: 'not-written', detail: { actual: 9 } };
  const [last] = await ofShared(9, 1);
  for (const [expected, mixed] of [
    [8, [last!, event()]],
    [9, [event(), last!]],
    [-1, [event(), last!]],
  ] as const)
    expect(await refusal(on.branch.append(shared, expected, mixed))).toMatchObject(wrong);
  const amidst = await on.open({ realm: 'exercise-2', at: 5 });
  expect(await refusal(amidst.append(shared, -1, await ofShared(0, 10)))).toMatchObject({
    ...wrong,
    detail: { actual: 4 },
  });
});

it('B-02 refuses an event of the parent on another stream, and takes one that the parent recorded later', async () => {
  const later = event();
  await on.parent.append(newStream(), -1, [later]);
  expect(await on.branch.append(newStream(), -1, [later])).toMatchObject({ repeated: false, position: at + 2 });
  const [first] = await ofShared(0, 1);
  expect(await refusal(on.branch.append(newStream(), -1, [event(), first!]))).toMatchObject({
    code: 'EVENT_ID_CONFLICT',
    outcome: 'not-written',
  });
});

it('B-02 checks an append before it is held against the parent', async () => {
  const [first] = await ofShared(0, 1);
  const spoilt = { ...first!, data: { n: 0.5 } };
  expect(await refusal(on.branch.append(shared, -1, [spoilt]))).toMatchObject({ code: 'INVALID_EVENT' });
  expect(await refusal(on.branch.append(shared, 0.5, [first!]))).toMatchObject({ detail: { pointer: '/expected' } });
  expect(await refusal(on.branch.append(shared, 0, [first!, null as never]))).toMatchObject({
    detail: { pointer: '/events/1' },
  });
});

import type { ProposedEvent } from '../../../contracts/event-log';
import { MemoryEventLog } from '../../../infra/event-log/memory';
import { SqliteRunnerStates } from '../../../infra/runner-states';
import { openDatabase } from '../../../infra/sqlite';
import { AccessHistory } from '../../../src/platform/auth/access-history';
import { uuid7 } from '../../../src/platform/derive';
import { HandClock } from './fixture';

const event = (type: string): ProposedEvent => {
  const id = uuid7();
  return {
    id,
    type,
    data: {},
    metadata: {
      schemaVersion: 1,
      effectiveAt: '2026-11-25T10:00:00.000000Z',
      actor: { id: 'system', role: 'system', org: 'STATE' },
      commandId: id,
      correlationId: id,
      causationId: id,
      handling: { classification: 'UNCLASSIFIED', compartments: [] },
      realm: 'live',
    },
  };
};

/** A log with a user, a session, and something else; its history saved up to the end. */
async function saved() {
  const log = new MemoryEventLog({ realm: 'live', clock: new HandClock('2026-11-25T10:00:00.000000Z') });
  const states = new SqliteRunnerStates(openDatabase(':memory:'));
  await log.append('user-1', -1, [event('UserRegistered')]);
  await log.append('access-day', -1, [event('SignedIn'), event('AccessDenied')]);
  const history = new AccessHistory(log, states);
  for (const recorded of (await log.readAll({ after: 0 })).events) history.add(recorded);
  history.save(3, true);
  return { log, states };
}

describe('what is kept of users and sessions between two starts', () => {
  test('their events, and where to go on', async () => {
    const { log, states } = await saved();
    const { position, events } = await new AccessHistory(log, states).load();
    expect(position).toBe(3);
    expect(events.map(({ type }) => type)).toEqual(['UserRegistered', 'SignedIn']);
  });

  test('says nothing about another log', async () => {
    const { states } = await saved();
    const other = new MemoryEventLog({ realm: 'live', clock: new HandClock('2026-11-25T10:00:00.000000Z') });
    for (let i = 0; i < 4; i++) await other.append('user-2', i - 1, [event('UserRegistered')]);
    expect(await new AccessHistory(other, states).load()).toEqual({ position: 0, events: [] });
  });

  test('says nothing about a log that ends before it', async () => {
    const { states, log } = await saved();
    const shorter = new MemoryEventLog({
      realm: 'live',
      clock: new HandClock('2026-11-25T10:00:00.000000Z'),
      epoch: log.epoch,
    });
    expect(await new AccessHistory(shorter, states).load()).toEqual({ position: 0, events: [] });
  });
});

import { microsOf } from '../../../contracts/clock';
import { ScriptedClock } from '../../../infra/clock';
import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import type { LiveSocket } from '../../live-client';
import { alertOf, crisisOf } from '../../matter';

const hour = 3_600_000_000;
const until = (clock: ScriptedClock, ahead: number) =>
  new Date((clock.micros() + ahead) / 1000).toISOString().replace('Z', '000Z');

let clock: ScriptedClock;
let server: TestApp;
let window: LiveSocket;
beforeEach(async () => {
  clock = new ScriptedClock(microsOf('2026-11-25T06:00:00Z'), 1);
  server = await startApp({ log: 'memory', clock });
  window = await server.officer.live('alerts');
});
afterEach(() => server.close());
const shown = (ready: (row: Record<string, unknown>) => boolean) =>
  [...window.board('alerts').rows.values()].some((row) => ready(row as Record<string, unknown>));

it('a shelved alert comes back when its time is over: what was said before it was shelved is still known', async () => {
  const crisisId = uuid7();
  await server.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
  const alert = alertOf({ kind: 'crisis', id: crisisId }, { severity: 3 });
  const { alertId } = alert;
  await server.officer.command('RaiseAlert', alert);
  await server.officer.command('ShelveAlert', { alertId, until: until(clock, hour), reason: 'police answer expected' });
  await window.until('the shelf', () => shown(({ state }) => state === 'shelved'));
  clock.moveTo(clock.micros() + 2 * hour);
  await window.until('its return', () => shown(({ state }) => state === 'raised'));
  const { events } = await server.officer.record(`alert-${alertId}`);
  expect(events.map(({ type }) => type)).toEqual(['AlertReturned', 'AlertShelved', 'AlertRaised']);
});

it('a corrected day moves the clock that waits for it', async () => {
  const barrierId = uuid7();
  const { position } = await server.officer.command('RaiseBarrier', {
    barrierId,
    kind: 'access',
    title: 'No road',
    text: 'The bridge is out.',
    ownerOrg: 'STATE',
    country: 'KEN',
    institutional: false,
    dueAt: '2027-06-30',
  });
  const stream = `barrier-${barrierId}`;
  const raised = (await server.events()).find((event) => event.position === position)!;
  await server.officer.command('CorrectEvent', {
    stream,
    targetEventId: raised.id,
    corrections: [{ pointer: '/dueAt', value: '"2026-11-26"' }],
    reason: 'the year was wrong',
  });
  clock.moveTo(microsOf('2026-11-28T06:00:00Z'));
  await window.until('the alert', () => shown(({ title }) => title === 'Barrier is due to be removed'));
});

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { microsOf } from '../../../contracts/clock';
import type { RecordAnswer } from '../../../contracts/http';
import { ScriptedClock } from '../../../infra/clock';
import { SqliteRunnerStates } from '../../../infra/runner-states';
import { openDatabase } from '../../../infra/sqlite';
import { uuid7 } from '../../../src/platform/derive';
import { ClockRunner } from '../../../src/platform/reactions/clock-runner';
import { Clocks } from '../../../src/platform/reactions/clocks';
import { ReactionTools } from '../../../src/platform/reactions/reaction-tools';
import { Send } from '../../../src/platform/send';
import { first, passwordOf, startApp, type TestApp } from '../../app';
import { Client } from '../../client';
import type { LiveSocket } from '../../live-client';
import { alertOf, crisisOf } from '../../matter';

jest.setTimeout(180_000);

const minute = 60_000_000;
const start = microsOf('2026-11-25T06:00:00Z');

const raise = async (officer: Client, severity = 3) => {
  const crisisId = uuid7();
  await officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
  const alert = alertOf({ kind: 'crisis', id: crisisId }, { severity });
  await officer.command('RaiseAlert', alert);
  return alert.alertId;
};
const escalations = ({ events }: RecordAnswer) =>
  events.filter(({ type }) => type === 'AlertEscalated').map(({ data }) => data.level);
const escalated = (window: LiveSocket, alertId: string) =>
  window.until(`escalation of ${alertId}`, () => Number(window.board('alerts').rows.get(alertId)?.level) >= 1, 20_000);

describe('an alert that nobody acknowledges', () => {
  let clock: ScriptedClock;
  let server: TestApp;
  let window: LiveSocket;
  beforeEach(async () => {
    clock = new ScriptedClock(start, 1);
    server = await startApp({ log: 'memory', clock });
    window = await server.officer.live('alerts');
  });
  afterEach(() => server.close());
  const levels = async (alertId: string) => escalations(await server.officer.record(`alert-${alertId}`));
  const forward = (minutes: number) => clock.moveTo(clock.micros() + minutes * minute);
  /** Another alert that falls due later: once it has escalated, the clock has looked at everything before. */
  const later = async () => {
    const alertId = await raise(server.officer);
    forward(61);
    await escalated(window, alertId);
  };

  it('escalates once its time is over, not before, and once only', async () => {
    const alertId = await raise(server.officer);
    forward(58);
    const other = await raise(server.officer, 4);
    forward(1);
    expect(await levels(alertId)).toEqual([]);
    forward(2);
    await escalated(window, alertId);
    const noticed = performance.now();
    expect(window.board('alerts').rows.get(alertId)).toMatchObject({ severity: 3, level: 1, state: 'raised' });
    await later();
    await later();
    expect(await levels(alertId)).toEqual([1]);
    expect((await levels(other)).length).toBeGreaterThanOrEqual(1);
    expect(performance.now()).toBeGreaterThan(noticed);
  });

  it('does not escalate when it was acknowledged or resolved in time', async () => {
    const [acknowledged, resolved] = [await raise(server.officer), await raise(server.officer)];
    await server.officer.command('AcknowledgeAlert', { alertId: acknowledged });
    await server.officer.command('ResolveAlert', {
      alertId: resolved,
      outcome: 'actioned',
      note: 'done',
      actionRefs: [],
    });
    forward(61);
    await later();
    expect([await levels(acknowledged), await levels(resolved)]).toEqual([[], []]);
  });

  /** Two clocks that both found the same alert due before either has recorded anything. */
  const twoRunners = async (commandIdOf: (given: string) => string) => {
    const states = new SqliteRunnerStates(openDatabase(':memory:'));
    const { app } = server;
    const { command } = Send.prototype;
    const both = Promise.withResolvers<void>();
    let arrived = 0;
    Send.prototype.command = async function (this: Send, type, data, internal, reader) {
      if (type === 'EscalateAlert' && ++arrived === 2) both.resolve();
      if (type === 'EscalateAlert') await both.promise;
      return command.call(this, type, data, { ...internal, commandId: commandIdOf(internal.commandId) }, reader);
    };
    const second = new ClockRunner(server.log, states, app.get(Send), app.get(Clocks), clock, app.get(ReactionTools));
    second.onApplicationBootstrap();
    try {
      const alertId = await raise(server.officer);
      forward(61);
      await escalated(window, alertId);
      await second.onModuleDestroy();
      await later();
      return await levels(alertId);
    } finally {
      Send.prototype.command = command;
    }
  };

  it('escalates once although two clocks find it due at once', async () => {
    expect(await twoRunners((given) => given)).toEqual([1]);
  });

  it('escalates twice in the control, where the command id does not derive from the alert', async () => {
    expect(await twoRunners(() => uuid7())).toEqual([2, 1]);
  });
});

describe('a server that is killed', () => {
  const children = new Set<ChildProcess>();
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'watchfloor-killed-'));
  });
  afterEach(async () => {
    for (const child of children) await kill(child);
    await rm(dataDir, { recursive: true, force: true });
  });

  const serve = async (micros: number) => {
    const child = fork(join(__dirname, 'served.cjs'), [dataDir, String(micros)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.add(child);
    const { url, token } = await new Promise<{ url: string; token?: string }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as never));
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    if (token !== undefined) await new Client(url).post('/setup', { token, ...first });
    const officer = await new Client(url).signIn('sato', passwordOf('sato'));
    return { child, officer };
  };
  const kill = async (child: ChildProcess) => {
    if (!children.delete(child) || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };

  it('across the due time escalates once when it is back, and not again when it is killed after that', async () => {
    const one = await serve(start);
    const alertId = await raise(one.officer);
    await kill(one.child);

    const two = await serve(start + 120 * minute);
    const window = await two.officer.live('alerts');
    await escalated(window, alertId);
    await kill(two.child);

    const three = await serve(start + 180 * minute);
    const again = await three.officer.live('alerts');
    expect(again.board('alerts').rows.get(alertId)?.level).toBe(1);
    const other = await raise(three.officer);
    three.child.send(start + 250 * minute);
    await escalated(again, other);
    const levels = escalations(await three.officer.record(`alert-${alertId}`));
    expect(levels).toEqual([1]);
    process.stdout.write(
      `Show 4: SERIOUS alert, server killed before it was due and after it escalated: ${levels.length} escalation\n`,
    );
    await again.close();
  });
});

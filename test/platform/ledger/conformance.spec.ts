import { plainToInstance } from 'class-transformer';
import { Clock, instantOf } from '../../../contracts/clock';
import type { EventLog } from '../../../contracts/event-log';
import { Refusal } from '../../../contracts/refusals';
import { deriveBytes, eventId, uuid7 } from '../../../src/platform/derive';
import { systemReader } from '../../../src/platform/issued';
import { KnownFacts } from '../../../src/platform/ledger/known-facts';
import { Ledger } from '../../../src/platform/ledger/ledger';
import { StreamQueue } from '../../../src/platform/ledger/queue';
import { References } from '../../../src/platform/ledger/references';
import { Streams } from '../../../src/platform/ledger/streams';
import { commandInfo } from '../../../src/platform/registry';
import { Sealer } from '../../../src/platform/sealing/sealer';
import { startApp, type TestApp } from '../../app';
import { crisisOf, updateOf } from '../../matter';

jest.setTimeout(60_000);

/** Runs something after the stream was read and before the decision is appended. */
class Interrupted {
  between: () => Promise<unknown> = async () => {};
  constructor(private readonly facts: KnownFacts) {}
  async forCommand(...wanted: Parameters<KnownFacts['forCommand']>) {
    const { between } = this;
    this.between = async () => {};
    await between();
    return this.facts.forCommand(...wanted);
  }
}

/** A second node on the same log: it shares neither queue nor folded streams with the first. */
function secondNode(server: TestApp) {
  const { log } = server;
  const streams = new Streams(log);
  const facts = new Interrupted(server.app.get(KnownFacts));
  const ledger = new Ledger(
    log as EventLog,
    streams,
    new References(streams),
    facts as unknown as KnownFacts,
    server.app.get(Sealer),
    server.app.get(Clock),
    new StreamQueue(),
  );
  const record = (
    type: string,
    data: object,
    { commandId = uuid7(), expectedRevision }: { commandId?: string; expectedRevision?: number } = {},
  ) => {
    const info = commandInfo(type)!;
    const actor = { id: 'user-two', role: 'senior-watch-officer', org: 'STATE' };
    const at = instantOf(server.app.get(Clock).micros());
    const issued = { commandId, actor, at, realm: 'live', ...(expectedRevision !== undefined && { expectedRevision }) };
    return ledger.record(info, plainToInstance(info.entry.command, data), { issued, reader: systemReader });
  };
  return { facts, record };
}

describe.each(['sqlite', 'memory'] as const)('the ledger over a log in %s', (log) => {
  let server: TestApp;
  let crisisId: string;
  beforeAll(async () => {
    server = await startApp({ log });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    crisisId = uuid7();
    await server.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
  });
  const events = async () => (await server.events()).filter(({ stream }) => stream === `crisis-${crisisId}`);
  const merge = async () => {
    const other = uuid7();
    await server.officer.command('OpenCrisis', crisisOf(other, ['KEN']));
    return other;
  };

  it('answers a command that comes again after the stream moved on as the first time (24)', async () => {
    const id = uuid7();
    const first = await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'first'), { id });
    for (const text of ['second', 'third'])
      await server.officer.command('PostSituationUpdate', updateOf(crisisId, text));
    expect(await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'first'), { id })).toEqual(first);
    const { record } = secondNode(server);
    expect(await record('PostSituationUpdate', updateOf(crisisId, 'first'), { commandId: id })).toMatchObject(first);
    expect(await events()).toHaveLength(4);
  });

  it('decides again when the stream moved under it (25)', async () => {
    const { facts, record } = secondNode(server);
    facts.between = () => server.officer.command('PostSituationUpdate', updateOf(crisisId, 'in between'));
    expect(await record('PostSituationUpdate', updateOf(crisisId, 'mine'))).toMatchObject({ revision: 2 });
    expect((await events()).map(({ data }) => data.number ?? 0)).toEqual([0, 1, 2]);
  });

  it('refuses when the conflict leaves nothing to decide, and records nothing (26)', async () => {
    const { facts, record } = secondNode(server);
    const into = await merge();
    await server.officer.command('IssueSituationReport', {
      crisisId,
      situationReportId: uuid7(),
      final: true,
      atPosition: 1,
      covers: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
      narrative: 'All is said.',
      projections: [],
      criticalNeeds: [],
    });
    facts.between = () => server.officer.command('CloseCrisis', { crisisId, reason: 'merged', mergedInto: into });
    const refusal = await record('PostSituationUpdate', updateOf(crisisId, 'too late')).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.code).toBe('RECORD_CLOSED');
    expect((await events()).at(-1)?.type).toBe('CrisisClosed');
  });

  it('does not decide again where the caller gave the revision', async () => {
    const { facts, record } = secondNode(server);
    facts.between = () => server.officer.command('PostSituationUpdate', updateOf(crisisId, 'in between'));
    const refusal = await record('PostSituationUpdate', updateOf(crisisId, 'mine'), { expectedRevision: 0 }).catch(
      (error) => error,
    );
    expect(refusal.code).toBe('REVISION_CONFLICT');
  });

  it('gives events ids derived from the command, with its first 48 bits (27)', async () => {
    const commandId = uuid7();
    const alike = (id: string) => id.replaceAll('-', '').slice(0, 12);
    await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'ids'), { id: commandId });
    const recorded = (await events()).at(-1)!;
    const bytes = Buffer.from(commandId.replaceAll('-', ''), 'hex');
    expect(recorded.id).toBe(deriveBytes('watchfloor.event-id/1', commandId, bytes, Buffer.from([0, 0, 0, 0])));
    expect(alike(recorded.id)).toBe(alike(commandId));
    const several = (await server.events()).filter(({ stream }) => stream.startsWith('user-'));
    const byCommand = Map.groupBy(several, ({ metadata }) => metadata.commandId);
    for (const [command, list] of byCommand)
      expect(list.map(({ id }) => id)).toEqual(list.map((_, index) => eventId(command, index)));
    expect(Math.max(...[...byCommand.values()].map((list) => list.length))).toBeGreaterThan(1);
  });

  it('two nodes that write at once leave no gap, and every command has its effect', async () => {
    const { record } = secondNode(server);
    const both = Array.from({ length: 24 }, (_, n) =>
      n % 2 === 0
        ? record('PostSituationUpdate', updateOf(crisisId, `two ${n}`))
        : server.officer.attempt('PostSituationUpdate', updateOf(crisisId, `one ${n}`)).then(({ status, body }) => {
            if (status !== 201) throw new Refusal(body.code as never);
          }),
    );
    const settled = await Promise.allSettled(both);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []));
    expect(refused.every((code) => code === 'REVISION_CONFLICT')).toBe(true);
    const numbers = (await events()).slice(1).map(({ data }) => data.number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBe(24 - refused.length);
    process.stdout.write(`Two nodes (${log}): 24 commands, ${refused.length} given up after four decisions\n`);
  });
});

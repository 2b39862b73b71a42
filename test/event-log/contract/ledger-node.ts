import { plainToInstance } from 'class-transformer';
import { instantOf } from '../../../contracts/clock';
import type { EventLog } from '../../../contracts/event-log';
import type { KeyStore } from '../../../contracts/key-store';
import { SqlitePictureStore } from '../../../infra/picture-store/sqlite';
import { registers } from '../../../projections';
import { uuid7 } from '../../../src/platform/derive';
import { systemReader } from '../../../src/platform/issued';
import { KnownFacts } from '../../../src/platform/ledger/known-facts';
import { Ledger } from '../../../src/platform/ledger/ledger';
import { StreamQueue } from '../../../src/platform/ledger/queue';
import { References } from '../../../src/platform/ledger/references';
import { Streams } from '../../../src/platform/ledger/streams';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import { tableOf } from '../../../src/platform/pictures/register-writer';
import { commandInfo } from '../../../src/platform/registry';
import { Sealer } from '../../../src/platform/sealing/sealer';
import type { TestClock } from './subject';

/** Lets something happen between the reading of a stream and the append of what was decided. */
class Interrupted extends KnownFacts {
  between: () => Promise<unknown> = async () => {};
  override async forCommand(...wanted: Parameters<KnownFacts['forCommand']>) {
    const { between } = this;
    this.between = async () => {};
    await between();
    return super.forCommand(...wanted);
  }
}

const actor = { id: 'user-7f3a', role: 'administrator', org: 'STATE' };

/** What decides commands over a log, without the rest of the application. Nodes share the log and the keys alone. */
export async function ledgerNode(log: EventLog, clock: TestClock, keys: KeyStore) {
  const streams = new Streams(log);
  const store = new SqlitePictureStore(':memory:', { tables: registers.map(tableOf) });
  const runner = new PictureRunner(log, store);
  const facts = new Interrupted(log, streams, runner);
  await runner.onApplicationBootstrap();
  const ledger = new Ledger(log, streams, new References(streams), facts, new Sealer(keys), clock, new StreamQueue());
  return {
    /** Sends one command. */
    record(type: string, data: object, commandId = uuid7()) {
      const info = commandInfo(type)!;
      const issued = { commandId, actor, at: instantOf(clock.micros()), realm: 'live' };
      return ledger.record(info, plainToInstance(info.entry.command, data), { issued, reader: systemReader });
    },
    /** What happens once, after the next command has read its stream. */
    interrupt(between: () => Promise<unknown>) {
      facts.between = between;
    },
    async close() {
      await runner.stop();
      store.close();
    },
  };
}

export type LedgerNode = Awaited<ReturnType<typeof ledgerNode>>;

import { createReadStream } from 'node:fs';
import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Global,
  Module,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../contracts/clock';
import { EventLog, type RecordedEvent } from '../../contracts/event-log';
import { SourceFiles } from '../../contracts/exchange';
import { KeyStore } from '../../contracts/key-store';
import { PictureStore } from '../../contracts/picture-store';
import { Refusal } from '../../contracts/refusals';
import type { Reader } from '../../contracts/scope';
import { systemClock } from '../../infra/clock';
import { MemoryEventLog } from '../../infra/event-log/memory';
import { ExchangeFiles } from '../../infra/exchange/files';
import { MemoryKeyStore } from '../../infra/key-store/memory-key-store';
import { SqlitePictureStore } from '../../infra/picture-store/sqlite';
import { AccessRecords } from '../../src/platform/auth/access-records';
import { RealClock } from '../../src/platform/auth/real-clock';
import { RefusedCommands } from '../../src/platform/auth/refused-commands';
import { handlersFor } from '../../src/platform/command-handlers';
import { ExchangeModule } from '../../src/platform/exchange/exchange.module';
import { ImportRunner } from '../../src/platform/exchange/import-runner';
import { Imports } from '../../src/platform/exchange/imports';
import { ImportReaders } from '../../src/platform/exchange/ports';
import { problemOf } from '../../src/platform/http/problems';
import { KnownFacts } from '../../src/platform/ledger/known-facts';
import { Ledger } from '../../src/platform/ledger/ledger';
import { StreamQueue } from '../../src/platform/ledger/queue';
import { References } from '../../src/platform/ledger/references';
import { Streams } from '../../src/platform/ledger/streams';
import { PictureRunner } from '../../src/platform/pictures/picture-runner';
import { deciders } from '../../src/platform/registry';
import { Sealer } from '../../src/platform/sealing/sealer';
import { Send } from '../../src/platform/send';
import { Settings } from '../../src/platform/settings';
import { temporaryFolder } from './read';

const reader = (userId: string, roles: readonly string[], countries?: readonly string[]): Reader => ({
  userId,
  roles,
  org: 'STATE',
  compartments: [],
  clearance: 'UNCLASSIFIED',
  rightsVersion: 1,
  ...(countries && { countries }),
});
/** People of the tests; a request says who it is in the header `x-test-user`. */
export const people = {
  analyst: reader('01900000-0000-7000-8000-0000000000a1', ['desk-analyst']),
  kenya: reader('01900000-0000-7000-8000-0000000000a2', ['desk-analyst'], ['KEN']),
  officer: reader('01900000-0000-7000-8000-0000000000a3', ['watch-officer']),
} as const;
export type Person = keyof typeof people;

class TestReaders extends ImportReaders {
  async of(userId: string) {
    return Object.values(people).find((person) => person.userId === userId);
  }
}
class TestGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    const name = request.headers['x-test-user'] as Person | undefined;
    if (name) request.identity = { reader: people[name], session: 'session-of-a-test' };
    return true;
  }
}

@Catch(Refusal)
class TestFilter implements ExceptionFilter {
  catch({ code, detail }: Refusal, host: ArgumentsHost) {
    const problem = problemOf(code, detail, 'test');
    host.switchToHttp().getResponse().status(problem.status).send(problem);
  }
}

/** What survives a restart of the process. */
export interface Kept {
  readonly dir: string;
  readonly log: EventLog;
  readonly keys: KeyStore;
}
export const kept = (dir: string): Kept => ({
  dir,
  log: new MemoryEventLog({ realm: 'live', clock: systemClock }),
  keys: new MemoryKeyStore(),
});

function moduleOf({ dir, log, keys }: Kept) {
  const provided = [
    { provide: EventLog, useValue: log },
    { provide: KeyStore, useValue: keys },
    { provide: Clock, useValue: systemClock },
    { provide: PictureStore, useValue: new SqlitePictureStore(':memory:', { tables: [] }) },
    { provide: SourceFiles, useFactory: () => new ExchangeFiles(dir) },
    { provide: ImportReaders, useValue: new TestReaders() },
    { provide: Settings, useValue: new Settings({ dataDir: dir, log: 'memory', quiet: true }) },
    ...[Streams, StreamQueue, References, PictureRunner, KnownFacts, Sealer, Ledger, Send],
    ...[RealClock, AccessRecords, RefusedCommands],
  ];
  @Global()
  @Module({ imports: [CqrsModule.forRoot()], providers: [...provided, ...handlersFor(...deciders)], exports: provided })
  class Platform {}
  @Module({
    imports: [Platform, ExchangeModule],
    providers: [
      { provide: APP_GUARD, useClass: TestGuard },
      { provide: APP_FILTER, useClass: TestFilter },
    ],
  })
  class TestApp {}
  return TestApp;
}

/** The import with the real pipeline around it, over HTTP. */
export async function startPipeline(state: Kept) {
  const app = await NestFactory.create<NestFastifyApplication>(moduleOf(state), new FastifyAdapter(), {
    logger: ['error', 'warn'],
  });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const call = async (
    method: string,
    path: string,
    init: { as?: Person; headers?: Record<string, string>; body?: string | Buffer } = {},
  ) => {
    const { as = 'analyst', headers = {}, body } = init;
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { 'x-test-user': as, ...headers },
      ...(body !== undefined && { body, duplex: 'half' }),
    } as RequestInit);
    return { status: answer.status, body: (await answer.json()) as any };
  };
  return {
    app,
    call,
    imports: app.get(Imports),
    runner: app.get(ImportRunner),
    /** Starts the import of a file and waits for its end. */
    async import(path: string, options: { as?: Person; again?: boolean; release?: string } = {}) {
      const { as = 'analyst', ...more } = options;
      const ask = { format: 'ucdpGed', fileName: path.split('/').at(-1)!, maxBytes: 1e9, maxRows: 1e6, ...more };
      const { batchId } = await app.get(Imports).start(createReadStream(path), ask, people[as]);
      await app.get(ImportRunner).enqueue(batchId);
      return app.get(Imports).result(batchId, people[as]);
    },
    stop: () => app.close(),
  };
}
export type Pipeline = Awaited<ReturnType<typeof startPipeline>>;

/** For each test of the file that calls it: an empty folder, an empty log, and the pipeline on both. */
export function pipelineForEach() {
  const at = {} as { folder: Awaited<ReturnType<typeof temporaryFolder>>; state: Kept; pipeline: Pipeline };
  beforeEach(async () => {
    at.folder = await temporaryFolder();
    at.state = kept(at.folder.path);
    at.pipeline = await startPipeline(at.state);
  });
  afterEach(async () => {
    await at.pipeline.stop();
    await at.folder.remove();
  });
  return at;
}

/** Every event of a log. */
export async function everything(log: EventLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0; ; ) {
    const page = await log.readAll({ after, limit: 1000 });
    events.push(...page.events);
    if (page.end) return events;
    after = page.through;
  }
}
export const onSignals = async (log: EventLog) =>
  (await everything(log)).filter(({ stream }) => stream.startsWith('signal-'));

import { randomInt } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { RecordedEvent } from '../../contracts/event-log';
import type { ImportResult } from '../../contracts/http';
import { systemClock } from '../../infra/clock';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { realmDir } from '../../src/platform/data-layout';
import { allEvents } from '../app';
import { type RunningServer, startServer } from '../browser/server';
import { Client } from '../client';

const account = (login: string, name: string, password: string) => ({
  name,
  email: `${login}@watchfloor.example`,
  org: 'STATE',
  login,
  password,
});
const administrator = account('ada', 'Ada Quill', 'velvet tandem glacier otter');
const officer = account('sato', 'Aiko Sato', 'copper lantern prairie moss');

/** A server of its own process that imports files, is killed with -9 and started again on the same directory. */
export class KilledServer {
  #server: RunningServer;
  #analyst: Client;

  private constructor(server: RunningServer, analyst: Client) {
    this.#server = server;
    this.#analyst = analyst;
  }

  /** A fresh server whose first officer also reads files. */
  static async start(): Promise<KilledServer> {
    const server = await startServer();
    const link = new URL(await server.setupLink());
    const admin = new Client(server.origin);
    const { status, text } = await admin.post('/setup', { token: link.hash.slice(1), administrator, officer });
    if (status !== 201) throw new Error(`set-up failed: ${status} ${text}`);
    const { userId } = await new Client(server.origin).signIn(officer.login, officer.password);
    await admin.signIn(administrator.login, administrator.password);
    await admin.command('ChangeAccess', {
      userId,
      grantRoles: ['desk-analyst'],
      revokeRoles: [],
      compartmentsAdded: [],
      compartmentsRemoved: [],
      reason: 'reads files',
    });
    return new KilledServer(server, await new Client(server.origin).signIn(officer.login, officer.password));
  }

  /** Sends a file over HTTP; answers the id of its batch. */
  async upload(name: string, body: string, query = ''): Promise<string> {
    const headers = { 'x-watchfloor': '1', 'content-type': 'text/csv', 'x-file-name': name };
    const answer = await this.#analyst.send<{ batchId: string }>('POST', `/imports?format=ucdpGed${query}`, {
      body,
      headers,
    });
    if (answer.status !== 202) throw new Error(`upload: ${answer.status} ${answer.text}`);
    return answer.body.batchId;
  }

  /** Kills the process at a row chosen by chance and starts it again; answers how many signals were recorded then. */
  async killBetween(least: number, most: number): Promise<number> {
    const wanted = randomInt(Math.min(least, most - 1), most);
    const log = await this.#openLog();
    const before = (await allEvents(log)).filter(({ stream }) => !stream.startsWith('signal-')).length;
    while ((await log.head()) < before + wanted) await turn();
    await this.#server.kill();
    await log.close();
    const recorded = (await this.signals()).length;
    console.info(`killed at ${recorded} rows`);
    const { dataDir } = this.#server;
    this.#server = await startServer({ dataDir });
    this.#analyst = await new Client(this.#server.origin).signIn(officer.login, officer.password);
    return recorded;
  }

  /** The result of a batch once it has ended. */
  async ended(batchId: string): Promise<ImportResult> {
    const log = await this.#openLog();
    const stop = new AbortController();
    for await (const { events } of log.follow({ after: 0, signal: stop.signal }))
      if (events.some((event) => endsBatch(event, batchId))) stop.abort();
    await log.close();
    return (await this.#analyst.get<ImportResult>(`/imports/${batchId}`)).body;
  }

  async signals(): Promise<readonly RecordedEvent[]> {
    return (await this.events()).filter(({ stream }) => stream.startsWith('signal-'));
  }

  async events(): Promise<readonly RecordedEvent[]> {
    const log = await this.#openLog();
    const events = await allEvents(log);
    await log.close();
    return events;
  }

  remove(): Promise<void> {
    return this.#server.remove();
  }

  #openLog() {
    const dir = realmDir(this.#server.dataDir, 'live');
    return SqliteEventLog.open({ dir, realm: 'live', clock: systemClock, readOnly: true });
  }
}

const endsBatch = ({ type, stream }: RecordedEvent, batchId: string) =>
  stream === `importBatch-${batchId}` && (type === 'ImportConcluded' || type === 'ImportRefused');

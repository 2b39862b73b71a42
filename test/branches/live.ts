import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog, RecordedEvent } from '../../contracts/event-log';
import { systemClock } from '../../infra/clock';
import type { BranchPoint } from '../../infra/event-log/branch/open-branch';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { event, events, everything, fill, newStream } from '../event-log/contract/subject';

/** Position at which branches begin. */
export const at = 500;

/** A stream of ten events that a branch goes on with. */
export const shared = 'crisis-shared';

/** Records as many events as a branch is to begin behind, some of them large: together they pass the bound of a batch. */
export async function recordUpTo(log: EventLog) {
  await log.append(shared, -1, events(10));
  await fill(log, at - 26, 79);
  const large = () => event({ parts: ['x'.repeat(30_000), 'y'.repeat(30_000), 'z'.repeat(30_000)] });
  for (let i = 0; i < 16; i++) await log.append(newStream(), -1, [large()]);
}

/** Records what no branch may show, on the shared stream as well. */
export async function recordBehind(log: EventLog) {
  await log.append(shared, 9, events(3));
  await fill(log, 17, 5);
}

/** The first event of a branch. */
export const realmOpened = ({ parentRoot, ...point }: BranchPoint) =>
  event({ ...point, parentRoot: Buffer.from(parentRoot).toString('hex') }, { type: 'RealmOpened' });

/** Digests of the files of a log, by name. */
export const bytesOf = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir)
      .map((name) => ({ name, content: readFileSync(join(dir, name)) }))
      // Whoever reads makes the index of the write-ahead log, and that log without a byte.
      .filter(({ name, content }) => !name.endsWith('-shm') && !(name.endsWith('-wal') && content.length === 0))
      .map(({ name, content }) => [name, createHash('sha256').update(content).digest('hex')]),
  );

/** A closed log that branches are begun in. */
export interface Live {
  readonly dir: string;
  readonly realm: string;
  readonly events: readonly RecordedEvent[];
  /** Digests of its files as they were made. */
  readonly made: Readonly<Record<string, string>>;
  /** Digests of its files now. */
  bytes(): Readonly<Record<string, string>>;
  remove(): void;
}

/** Makes a parent whose files everybody may read and write, also a program that gave up its rights. */
export async function madeLive(): Promise<Live> {
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-live-'));
  const realm = 'live';
  const log = await SqliteEventLog.open({ dir, realm, clock: systemClock });
  await recordUpTo(log);
  await recordBehind(log);
  const recorded = await everything(log);
  await log.close();
  chmodSync(dir, 0o777);
  for (const name of readdirSync(dir)) chmodSync(join(dir, name), 0o666);
  const bytes = () => bytesOf(dir);
  return { dir, realm, events: recorded, made: bytes(), bytes, remove: () => rmSync(dir, { recursive: true }) };
}

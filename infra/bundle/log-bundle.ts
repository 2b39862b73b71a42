import { join } from 'node:path';
import { BundleRefused } from '../../contracts/bundles';
import { microsOf } from '../../contracts/clock';
import type { KeptSeal, SealedHead } from '../../contracts/seals';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { tileReader } from '../event-log/sqlite/tile-reader';
import { TileHashes } from '../seal/tile-hashes';
import type { SqliteDatabase } from '../sqlite';
import { type BundleContent, bundleFiles } from './bundle';
import { bundleEvents, type EventsWish } from './bundle-events';
import { coveringHead } from './covering-head';
import { readTools } from './tools';
import type { ZipFile } from './zip-writer';

/** Earlier checkpoints that go with a bundle, the newest of them. */
const mostHistory = 20;

export interface LogBundleWish extends EventsWish, Pick<BundleContent, 'policy' | 'createdAt' | 'createdBy'> {
  /** Folder of the realm's files. */
  readonly dir: string;
  /** Events that it may hold. */
  readonly most: number;
}

/** The files of a bundle, and under which size of the log its events are proved. */
export interface LogBundle {
  readonly files: readonly ZipFile[];
  readonly size: number;
}

/**
 * A bundle of a range of a log file, under the newest signed head that a quorum of the policy has cosigned, else under the
 * newest one. Sealed values stay sealed.
 * @throws BundleRefused for a range that is empty, too long or too large, or not under a signed head
 */
export async function bundleOfLog({ dir, from, to, most, ...wish }: LogBundleWish): Promise<LogBundle> {
  const store = openLogFile(dir);
  try {
    const { db, meta } = store;
    const { base } = meta;
    if (!(from > base && from <= to && to - from < most))
      throw new BundleRefused(`positions ${from} to ${to}: a bundle holds 1 to ${most} events from ${base + 1} on`);
    const head = await coveringHead(db, to - base, wish.policy, microsOf(wish.createdAt));
    if (!head) throw new BundleRefused(notCovered(db, base));
    const { note, size } = head;
    const files = bundleFiles({
      ...wish,
      events: bundleEvents(store, { from, to, ...wish }),
      tree: new TileHashes(tileReader(db, base)),
      note,
      history: historyOf(db, size),
      filter: `positions ${from} to ${to}`,
      tools: readTools(toolsFolder()),
    });
    return { files, size };
  } finally {
    store.db.close();
  }
}

function notCovered(db: SqliteDatabase, base: number): string {
  const head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head').get();
  return head ? `the newest signed head covers ${base + 1} to ${base + head.size}` : 'the log has no signed head yet';
}

/** Checkpoints kept before, each by its own signature. */
const historyOf = (db: SqliteDatabase, size: number): readonly string[] =>
  db
    .prepare<[number, number], KeptSeal>(
      'SELECT note FROM checkpoint WHERE size BETWEEN 1 AND ? - 1 ORDER BY size DESC LIMIT ?',
    )
    .all(size, mostHistory)
    .map(({ note }) => note)
    .reverse();

/** The verifiers of the build: beside the compiled files, also when this runs from its source. */
const toolsFolder = (here = __filename) =>
  join(__dirname, here.endsWith('.ts') ? '../../dist/verifier' : '../../verifier');

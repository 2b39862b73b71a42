import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Opened, RejectedRow, SourceRecord } from '../../contracts/exchange';
import { builtInProfile } from '../../infra/exchange/profiles';
import { type ReadTask, readRecords, type Said } from '../../infra/exchange/read-records';
import { fixtureFolder } from './make';

/** Everything one pass over a file said. */
export interface ReadAll {
  readonly opened: Opened;
  readonly records: readonly SourceRecord[];
  readonly rejects: readonly RejectedRow[];
  readonly notes: Readonly<Record<string, number>>;
}

/** Reads a file in this thread. */
export async function readAll(path: string, more: Partial<ReadTask> = {}, format = 'ucdpGed'): Promise<ReadAll> {
  const profile = builtInProfile(format)!;
  const task = { file: { path }, profile, fileName: path.split('/').at(-1)!, maxRows: 10_000, ...more };
  const said: Said[] = [];
  for await (const one of readRecords(task)) said.push(one);
  const rows = said.flatMap((one) => (one.kind === 'rows' ? one.rows : []));
  return {
    opened: said.find((one) => one.kind === 'opened')!.opened,
    records: rows.filter((row) => row.kind === 'record'),
    rejects: rows.filter((row) => row.kind === 'reject'),
    notes: said.find((one) => one.kind === 'end')!.notes,
  };
}
export const fixture = (name: string) => join(fixtureFolder, name);

/** A folder for one test file; `remove` deletes it. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'watchfloor-exchange-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Opened, RejectedRow, SourceRecord } from '../../contracts/exchange';
import { builtInProfile } from '../../infra/exchange/profiles';
import { type ReadTask, readRecords } from '../../infra/exchange/read-records';
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
  const task = {
    file: { path },
    profile: builtInProfile(format)!,
    fileName: path.split('/').at(-1)!,
    maxRows: 10_000,
    ...more,
  };
  let opened: Opened | undefined;
  let notes = {};
  const records: SourceRecord[] = [];
  const rejects: RejectedRow[] = [];
  for await (const said of readRecords(task)) {
    if (said.kind === 'opened') opened = said.opened;
    else if (said.kind === 'end') notes = said.notes;
    else if (said.kind === 'rows')
      for (const row of said.rows) row.kind === 'record' ? records.push(row) : rejects.push(row);
  }
  return { opened: opened!, records, rejects, notes };
}
export const fixture = (name: string) => join(fixtureFolder, name);

/** A folder for one test file; `remove` deletes it. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'watchfloor-exchange-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

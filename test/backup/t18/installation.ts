import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noQuorum } from '../../../contracts/seal/policy';
import { parseVerifierKey } from '../../../contracts/seal/verifier-key';
import type { SealedHead, Seals } from '../../../contracts/seals';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { sha256 } from '../../../infra/seal/hash';
import { openDatabase } from '../../../infra/sqlite';
import { askWitness } from '../../../infra/witness/client';
import { realmDir } from '../../../src/platform/data-layout';
import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import { cli } from '../../cli/process';
import type { Client } from '../../client';
import type { LiveSocket } from '../../live-client';
import { crisisOf, severityOf } from '../../matter';
import { type Running, runWitness } from '../../witness/running';

/** A server with its witness, and room for its backups. */
export interface Installation {
  readonly server: TestApp;
  readonly witness: Running;
  readonly at: (name: string) => string;
  readonly remove: () => Promise<void>;
}

export async function newInstallation(): Promise<Installation> {
  const root = mkdtempSync(join(tmpdir(), 'watchfloor-t18-'));
  const at = (name: string) => join(root, name);
  const server = await startApp({ dataDir: at('data') });
  const key = parseVerifierKey(sha256, server.adapters.seals.verifierKeys[0]!)!;
  const witness = await runWitness({ logs: [{ key }], witnesses: [], groups: [], quorum: noQuorum });
  const remove = async () => {
    await witness.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { server, witness, at, remove };
}

/** The newest head of a server, cosigned by a witness if it will. */
export async function cosign({ url, key }: Running, seals: Seals) {
  const head = await seals.seal('demand');
  const asked = await askWitness({
    witness: { name: 'ig', key, url },
    note: head.note,
    known: 0,
    newest: head.size,
    consistency: (from, to) => seals.consistency(from, to),
    now: () => Math.floor(Date.now() / 1000),
    signal: new AbortController().signal,
  });
  return { head, asked };
}

/** Keeps a checkpoint where the server cannot reach it. */
export function keepOutside({ at }: Installation, { note }: SealedHead): string {
  const file = at('outside.note');
  writeFileSync(file, note);
  return file;
}

/** Opens so many crises; gives their ids. */
export async function openCrises(client: Client, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => uuid7());
  for (const id of ids) await client.command('OpenCrisis', crisisOf(id, ['KEN']));
  return ids;
}

/** Changes crises one after the other until the work beside it is done. */
export async function underLoad<T>(client: Client, crises: readonly string[], work: () => Promise<T>): Promise<T> {
  let going = true;
  const load = (async () => {
    for (let turn = 0; going; turn++)
      await client.command(
        'ChangeCrisisSeverity',
        severityOf(crises[turn % crises.length]!, 4 - (Math.floor(turn / crises.length) % 2)),
      );
  })();
  const [done] = await Promise.all([work().finally(() => (going = false)), load]);
  return done;
}

/** One call of `watchfloor backup` with its answer. @throws unless it ends with this code */
export async function backup<T>(code: number, ...words: readonly string[]): Promise<T> {
  const ended = await cli(['backup', ...words, '--json']);
  if (ended.code !== code) throw new Error(`${words.join(' ')}: ${ended.code} ${ended.stderr}`);
  return (ended.stdout === '' ? {} : JSON.parse(ended.stdout)) as T;
}

/** A new window of somebody that goes on from where an old one stood. */
export async function goOn(client: Client, old: LiveSocket): Promise<LiveSocket> {
  const live = await client.live();
  const { rows, position, definition } = old.board('crises');
  Object.assign(live.board('crises'), { rows: new Map(rows), position, definition, complete: true });
  live.recovers = false;
  live.ask('crises', old.since('crises'));
  return live;
}

/** Events past a position, so that nothing but the epoch tells a returning window that it is in another history. */
export async function pass(server: TestApp, position: number) {
  while ((await server.log.head()) <= position) await openCrises(server.officer, 1);
}

/** Takes back the new epoch that a restore gives. */
export function keepEpoch(dataDir: string, epoch: string) {
  const db = openDatabase(logFile(realmDir(dataDir, 'live')), { mustExist: true });
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(epoch);
  db.close();
}

import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { noQuorum } from '../../contracts/seal/policy';
import { parseVerifierKey } from '../../contracts/seal/verifier-key';
import { Seals } from '../../contracts/seals';
import { SqliteVerification } from '../../infra/event-log/verify/sqlite-verification';
import { KeyFileError } from '../../infra/private-file';
import { sha256 } from '../../infra/seal/hash';
import { createKeyFile } from '../../infra/seal/key-file';
import { checkSignature } from '../../infra/seal/keys';
import { readLogKeys, rotateLogKey } from '../../infra/seal/log-keys';
import { keyPaths } from '../../src/platform/data-layout';
import { uuid7 } from '../../src/platform/derive';
import { startApp } from '../app';
import { cli } from '../cli/process';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

const past = '2026-01-01T00:00:00.000000Z';
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-rotation-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const keyFile = () => keyPaths(dataDir).signingKey;
const rotated = () => cli(['keys', 'rotate-signing', '--data-dir', dataDir, '--json']);
const keyOf = (text: string) => parseVerifierKey(sha256, text)!;
const verdictBy = (keys: readonly string[], note: string) =>
  judgeNote(
    checkSignature,
    { logs: keys.map((key) => ({ key: keyOf(key) })), witnesses: [], groups: [], quorum: noQuorum },
    parseSignedCheckpoint(note),
    0,
  );
const findings = async (verifierKeys: readonly string[]) =>
  (await new SqliteVerification({ dir: join(dataDir, 'live'), verifierKeys, threads: 1 }).run()).findings;

/** Serves the log for a while: what its seals said at the end, and its records of rotations. */
async function served() {
  const server = await startApp({ log: 'sqlite', dataDir });
  await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
  const seals = server.app.get(Seals);
  const { note } = await seals.seal('demand');
  const { body } = await server.officer.get('/log/key');
  const records = (await server.events()).filter(({ type }) => type === 'SigningKeyRotated');
  await server.close();
  return { note, keys: seals.verifierKeys, told: String(body).trimEnd().split('\n'), records };
}

it('is refused while a server signs with the key', async () => {
  const server = await startApp({ log: 'sqlite', dataDir });
  expect(await rotated()).toMatchObject({ code: 7 });
  expect(readdirSync(join(dataDir, 'keys')).filter((name) => name.startsWith('log-signing'))).toEqual([
    'log-signing.pem',
  ]);
  await server.close();
});

it('makes both keys sign, is on the record once, and leaves every seal of before checkable', async () => {
  const before = await served();
  const { code, stdout } = await rotated();
  const status = JSON.parse(stdout);
  expect([code, status.previous.key]).toEqual([0, before.keys[0]]);
  const after = await served();
  expect(after.keys).toEqual([status.key, before.keys[0]]);
  expect(after.told).toEqual(after.keys);
  for (const key of after.keys) expect(await verdictBy([key], after.note)).toMatchObject({ log: 'good' });
  const data = { key: status.key, previousKey: before.keys[0], until: status.previous.until };
  expect(after.records).toMatchObject([{ stream: 'integrity-live', data }]);
  const errors = jest.spyOn(Logger.prototype, 'error');
  expect((await served()).records).toHaveLength(1);
  expect(errors.mock.calls).toEqual([]);
  expect(await findings(after.keys)).toEqual([]);
  // The control: with the new key alone nobody can check what the old one signed.
  expect((await findings([status.key])).map((one) => one.code)).toContain('LOG_UNKNOWN');
  for (const name of readdirSync(join(dataDir, 'keys')).filter((name) => name.startsWith('log-signing')))
    expect(statSync(join(dataDir, 'keys', name)).mode & 0o077).toBe(0);
});

it('is refused again while the key of before signs, because whoever knows only that one could not follow', async () => {
  await served();
  expect(await rotated()).toMatchObject({ code: 0 });
  expect(await rotated()).toMatchObject({ code: 5, stderr: expect.stringContaining('signs until') });
  const { code, stdout } = await cli(['keys', 'rotate-signing', '--data-dir', dataDir, '--json', '--force']);
  expect([code, JSON.parse(stdout).retired.length]).toEqual([0, 1]);
});

it('ends the signing of the old key at its time, and of its seals none is lost', async () => {
  const before = await served();
  rotateLogKey(keyFile(), past);
  const after = await served();
  expect(parseSignedCheckpoint(after.note).signatures).toHaveLength(1);
  expect(await verdictBy(before.keys, after.note)).toMatchObject({ log: 'LOG_UNKNOWN' });
  expect(after.records).toEqual([]);
  // What is not needed any more to sign is not kept to be stolen.
  expect(readdirSync(join(dataDir, 'keys')).filter((name) => name.includes('previous'))).toEqual([]);
  rotateLogKey(keyFile(), past);
  const last = await served();
  expect(last.keys.slice(1)).toEqual(after.keys);
  expect(await findings(last.keys)).toEqual([]);
});

it('refuses a list of keys or a key of before that is not what a rotation wrote', async () => {
  await served();
  await rotated();
  const files = ['.retired', '.previous.pem'].map((end) => keyFile().replace('.pem', end));
  for (const file of files) {
    const before = readFileSync(file);
    for (const damaged of [before.subarray(0, -1), Buffer.concat([Buffer.from('x'), before])]) {
      writeFileSync(file, file.endsWith('.pem') ? damaged.subarray(0, 80) : damaged);
      expect(() => readLogKeys(keyFile())).toThrow(KeyFileError);
    }
    writeFileSync(file, before);
    chmodSync(file, 0o644);
    expect(() => readLogKeys(keyFile())).toThrow(KeyFileError);
    chmodSync(file, 0o600);
  }
  expect(readLogKeys(keyFile()).retired).toHaveLength(1);
});

it('that was interrupted is done again, and a new head is signed by the new key before anything is served', async () => {
  const before = await served();
  // As if the process had ended before the new key took its place.
  createKeyFile(keyFile().replace('.pem', '.next.pem'));
  expect(await rotated()).toMatchObject({ code: 0 });
  expect(existsSync(keyFile().replace('.pem', '.next.pem'))).toBe(false);
  const server = await startApp({ log: 'sqlite', dataDir });
  const seals = server.app.get(Seals);
  expect(seals.verifierKeys).toHaveLength(2);
  expect(await verdictBy([seals.verifierKeys[0]!], seals.head()!.note)).toMatchObject({ log: 'good' });
  expect(seals.verifierKeys[1]).toBe(before.keys[0]);
  await server.close();
});

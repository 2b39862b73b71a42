import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPolicy } from '../../contracts/seal/policy-file';
import { algorithms, parseVerifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { cli, ended, freshDir, start, written } from '../cli/process';
import { timeOf } from './cosigned';
import { Connection } from './http';
import { leavesOf, PaperLog, policyFor } from './paper-log';

const log = new PaperLog('watchfloor.example/log/live/cli');
const leaves = leavesOf(9);

/** Files of a witness that was made on the command line. */
async function made() {
  const cwd = freshDir();
  writeFileSync(join(cwd, 'logs.policy'), formatPolicy(policyFor(log)));
  const { code, stdout } = await cli(['witness', 'keygen', '--key', 'witness.pem', '--name', 'ig.example'], { cwd });
  return { cwd, code, vkey: stdout.trim(), pem: join(cwd, 'witness.pem') };
}
const serve = (...more: readonly string[]) => [
  ...['witness', 'serve', '--state', 'state', '--key', 'witness.pem', '--logs', 'logs.policy', '--port', '0'],
  ...more,
];

test('a key is made once, for its owner only, and printed as a verifier key of type 0x04', async () => {
  const { cwd, code, vkey, pem } = await made();
  expect(code).toBe(0);
  expect(parseVerifierKey(sha256, vkey)).toMatchObject({ name: 'ig.example', algorithm: algorithms.cosignature });
  expect(statSync(pem).mode & 0o777).toBe(0o600);
  const before = readFileSync(pem, 'utf8');
  const again = await cli(['witness', 'keygen', '--key', 'witness.pem', '--name', 'ig.example'], { cwd });
  expect(again).toEqual({ code: 5, stdout: '', stderr: 'watchfloor: witness.pem exists\nA key is never replaced.\n' });
  expect(readFileSync(pem, 'utf8')).toBe(before);
  const dry = ['witness', 'keygen', '--key', 'other.pem', '--name', 'ig.example', '--dry-run', '--json'];
  expect(JSON.parse((await cli(dry, { cwd })).stdout)).toMatchObject({ file: 'other.pem', name: 'ig.example' });
  expect(() => statSync(join(cwd, 'other.pem'))).toThrow();
});

test('it cosigns, ends in peace on SIGTERM, and knows after a new start what it cosigned', async () => {
  const { cwd, vkey } = await made();
  const key = parseVerifierKey(sha256, vkey)!;
  for (const from of [0, 4]) {
    const child = start(serve('--json'), { cwd });
    const closed = ended(child);
    const [line] = await written(child, /^\{.*\}\n/);
    const { url, verifierKey, logs } = JSON.parse(line);
    expect([verifierKey, logs]).toEqual([vkey, [log.origin]]);
    const connection = new Connection(url);
    const next = leaves.slice(0, from + 4);
    const { status, body } = await connection.post(log.request(from, next));
    expect(status).toBe(200);
    expect(timeOf(body, key, log.text(next))).toBeCloseTo(Date.now() / 1000, -2);
    child.kill('SIGTERM');
    expect(await closed).toMatchObject({ code: 0, stderr: '' });
    connection.close();
  }
});

test('it says what it is to people', async () => {
  const { cwd, vkey } = await made();
  const child = start(serve(), { cwd });
  const closed = ended(child);
  await written(child, /cli\n/);
  child.kill('SIGINT');
  expect((await closed).stdout).toMatch(
    new RegExp(`^Witness ${vkey.replaceAll('+', '\\+')}\nis at http://127.0.0.1:\\d+ for\n  ${log.origin}\n$`),
  );
});

test.each([
  ['no key is named', ['witness', 'serve', '--state', 'state'], 2, '--key is needed'],
  ['the name has a blank', ['witness', 'keygen', '--key', 'x.pem', '--name', 'two words'], 2, 'cannot name a key'],
  ['the key is not there', serve('--key', 'none.pem'), 4, 'none.pem'],
  ['the key can be read by others', serve('--key', 'open.pem'), 2, 'set it to 600'],
  ['the key is that of a log', serve('--key', 'log.pem'), 2, 'does not name its witness'],
  ['the policy is none', serve('--logs', 'witness.pem'), 2, 'witness.pem is no policy'],
  ['the policy names no log', serve('--logs', 'empty.policy'), 2, 'names no log'],
  ['the port is none', serve('--port', 'http'), 2, '--port must be a number'],
])('it refuses when %s', async (_, words, code, complaint) => {
  const { cwd, pem } = await made();
  const copy = (name: string, text: string, mode: number) => {
    writeFileSync(join(cwd, name), text);
    chmodSync(join(cwd, name), mode);
  };
  const text = readFileSync(pem, 'utf8');
  copy('open.pem', text, 0o640);
  copy('log.pem', text.replace(/^Witness.*\n/, ''), 0o600);
  copy('empty.policy', 'quorum none\n', 0o644);
  const told = await cli(words, { cwd });
  expect([told.code, told.stdout]).toEqual([code, '']);
  expect(told.stderr).toContain(complaint);
  expect(told.stderr).not.toContain('PRIVATE');
});

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { openDatabase } from '../../infra/sqlite';
import { cli, freshDir } from './process';
import { type CliServer, openCrisis, startServer } from './server';

jest.setTimeout(90_000);

describe('the record of a server that has ended', () => {
  let server: CliServer;
  let data: readonly string[];
  const cwd = freshDir();
  beforeAll(async () => {
    server = await startServer();
    await openCrisis(server, '01900000-0000-7000-8000-0000000000c1');
    await server.stop();
    data = ['--data-dir', server.dataDir];
  });
  const call = (...words: readonly string[]) => cli(words, { cwd });

  it('is proved as a whole, with the rate and the root', async () => {
    const { code, stdout } = await call('verify', '--log', ...data);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^VERIFIED \d+ events in [\d.]+ s, \d+\/s, root \S{44}\n$/),
    ]);
    const { stdout: json } = await call('verify', '--log', '--json', ...data);
    expect(JSON.parse(json)).toMatchObject({ schema: 'watchfloor/verification/v1', verdict: 'VERIFIED', findings: [] });
  });

  it('has a signed head to keep elsewhere, against which it is proved', async () => {
    const { code, stdout } = await call('checkpoint', 'show', ...data);
    expect(code).toBe(0);
    writeFileSync(join(cwd, 'kept.note'), stdout);
    expect(parseSignedCheckpoint(stdout).size).toBeGreaterThan(4);
    expect((await call('verify', '--log', '--checkpoint', 'kept.note', ...data)).code).toBe(0);
    writeFileSync(join(cwd, 'other.note'), stdout.replace(/\n\d+\n/, '\n3\n'));
    const other = await call('verify', '--log', '--checkpoint', 'other.note', ...data);
    expect([other.code, other.stdout]).toEqual([
      3,
      expect.stringMatching(/LOG_SIGNATURE_BAD[\s\S]*FAILED at size 3: other\.note/),
    ]);
  });

  it('goes into a bundle that proves itself, and no further', async () => {
    expect((await call('bundle', 'create', 'case.zip', '--range', '2..5', ...data)).code).toBe(0);
    const whole = await call('verify', 'case.zip');
    expect([whole.code, whole.stdout]).toEqual([
      8,
      expect.stringMatching(/UNWITNESSED.*\nINCOMPLETE 4 events under the checkpoint/),
    ]);
    const bytes = readFileSync(join(cwd, 'case.zip'));
    bytes[bytes.length - 30]! ^= 1;
    writeFileSync(join(cwd, 'bad.zip'), bytes);
    const bad = await call('verify', 'bad.zip');
    expect([bad.code, bad.stdout]).toEqual([3, expect.stringContaining('FAILED: BUNDLE_MALFORMED')]);
    const again = await call('bundle', 'create', 'case.zip', '--range', '2..5', ...data);
    expect([again.code, again.stderr]).toEqual([5, expect.stringContaining('--force')]);
    const far = await call('bundle', 'create', 'far.zip', '--range', '2..5000', ...data);
    expect([far.code, far.stderr]).toEqual([5, expect.stringMatching(/newest signed head covers 1 to \d+/)]);
    expect((await call('bundle', 'create', 'far.zip', '--range', 'all', ...data)).code).toBe(2);
  });

  it('names the event that somebody altered, and writes down the evidence', async () => {
    const db = openDatabase(join(server.dataDir, 'live', 'log.db'));
    db.exec(
      `DROP TRIGGER event_no_update; UPDATE event SET data = replace(data, 'Kenya', 'Uganda') WHERE type = 'CrisisOpened'`,
    );
    const position = db.prepare<[], number>(`SELECT position FROM event WHERE type = 'CrisisOpened'`).pluck().get()!;
    db.close();
    const { code, stdout } = await call('verify', '--log', ...data);
    expect([code, stdout]).toEqual([
      3,
      expect.stringContaining(`FAILED at #${position}: its content does not make its leaf.`),
    ]);
    const file = join(cwd, `verify-${position}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8')).findings[0]).toMatchObject({
      code: 'LEAF_MISMATCH',
      index: position - 1,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    writeFileSync(file, 'what somebody found before');
    const again = await call('verify', '--log', ...data);
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('give --force to overwrite it')]);
    expect(readFileSync(file, 'utf8')).toBe('what somebody found before');
    expect((await call('verify', '--log', '--force', ...data)).code).toBe(3);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ verdict: 'FAILED' });
  });

  it('is looked for where it is, and asked for in words that make sense', async () => {
    expect((await call('verify', '--log', '--data-dir', 'nowhere')).code).toBe(4);
    expect((await call('checkpoint', 'show', '--data-dir', 'nowhere')).code).toBe(4);
    expect((await call('verify')).code).toBe(2);
    expect((await call('verify', '--log', '--threads', '0', ...data)).code).toBe(2);
    expect((await call('verify', 'missing.zip')).code).toBe(4);
  });
});

import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ScriptedClock, systemClock } from '../../infra/clock';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { fill } from '../event-log/contract/subject';
import { cli, ended, freshDir, start, written } from './process';
import { type CliServer, openCrisis, startServer } from './server';

describe('exit codes, each by a real cause', () => {
  let server: CliServer;
  let crisisId: string;
  beforeAll(async () => {
    server = await startServer();
    crisisId = await openCrisis(server, '01900000-0000-7000-8000-0000000000c1');
  }, 60_000);

  it('0: done', async () => {
    expect(await cli(['version'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('1: a check has failed, because a key file can be read by others', async () => {
    const keys = join(server.dataDir, 'keys', 'kek');
    const file = join(keys, readdirSync(keys).find((name) => name.endsWith('.key'))!);
    chmodSync(file, 0o644);
    const { code, stdout } = await cli(['doctor', '--data-dir', server.dataDir]);
    chmodSync(file, 0o600);
    expect(code).toBe(1);
    expect(stdout).toContain('set mode 600');
  });

  it.each([
    ['an unknown command, with the nearest one', ['boards', 'list'], 'board list'],
    ['an unknown flag, with the nearest one', ['serve', '--prot', '1'], '--port'],
    ['an abbreviation', ['stat'], 'no command'],
    ['a missing value', ['board', 'show'], '<board>'],
    ['a refused configuration', ['config', 'check', '--config', '/nowhere.json'], 'cannot be read'],
    ['an answer that is needed', ['status', '--url', 'http://127.0.0.1:9', '--no-input', '--user'], 'user'],
  ])('2: %s', async (_, words, told) => {
    const { code, stdout, stderr } = await cli(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });

  it('2: a setting of the environment that breaks its rule, by name', async () => {
    const { code, stderr } = await cli(['serve'], {
      environment: { WATCHFLOOR_PORT: '80x', WATCHFLOOR_API_TOKEN: 'x' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('WATCHFLOOR_PORT must be a port from 0 to 65535');
    expect(stderr).toContain('WATCHFLOOR_API_TOKEN is a secret');
  });

  it('2: the newest event lies in the future of the clock, with what to do', async () => {
    const dir = freshDir();
    const tomorrow = new ScriptedClock(systemClock.micros() + 24 * 3600 * 1_000_000);
    const log = await SqliteEventLog.open({ dir: join(dir, 'live'), realm: 'live', clock: tomorrow });
    await fill(log, 1);
    await log.close();
    const { code, stderr } = await cli(['serve', '--data-dir', dir, '--port', '0']);
    expect(code).toBe(2);
    expect(stderr).toContain('the clock of this machine says');
    expect(stderr).toContain('--accept-clock');
  });

  it('3: the log is no database any more', async () => {
    const dir = freshDir();
    mkdirSync(join(dir, 'live'));
    writeFileSync(join(dir, 'live', 'log.db'), 'x'.repeat(16_384));
    expect((await cli(['events', 'find', '--data-dir', dir])).code).toBe(3);
  });

  it('4: there is no such event', async () => {
    expect((await cli(['events', 'show', '999999', '--data-dir', server.dataDir])).code).toBe(4);
  });

  it('4: there is no log', async () => {
    expect((await cli(['events', 'find', '--data-dir', freshDir()])).code).toBe(4);
  });

  it('5: a rule refuses, and its code stands on stderr', async () => {
    const data = JSON.stringify({ crisisId, to: 'transition', rationale: 'too far' });
    const { code, stdout, stderr } = await cli(
      ['command', 'send', 'ChangeCrisisStatus', '--data', '-', ...server.as('sam')],
      {
        input: data,
      },
    );
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toContain('WRONG_STATE');
  });

  it('6: the role may not', async () => {
    const { code, stderr } = await cli(['users', 'list', ...server.as('sam')]);
    expect(code).toBe(6);
    expect(stderr).toContain('ROLE_NOT_ALLOWED');
  });

  it('7: the data directory is locked', async () => {
    const { code, stderr } = await cli(['serve', '--port', '0', '--data-dir', server.dataDir]);
    expect(code).toBe(7);
    expect(stderr).toContain('locked');
  });

  it('7: the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await cli(['serve', '--port', String(port), '--data-dir', freshDir()]);
    other.close();
    expect(code).toBe(7);
    expect(stderr).toContain('in use');
  });

  it('7: nobody answers', async () => {
    expect((await cli(['status', '--url', 'http://127.0.0.1:1', '--user', 'sam'])).code).toBe(7);
  });

  it('8: done with warnings, because no backup is recorded', async () => {
    const { code, stdout } = await cli(['doctor', '--data-dir', server.dataDir]);
    expect(stdout).toContain('backup');
    expect(code).toBe(8);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a command that follows with %i', async (signal, expected) => {
    const child = start(['events', 'tail', '--data-dir', server.dataDir]);
    const closed = ended(child);
    await written(child, /following/);
    child.kill(signal);
    expect((await closed).code).toBe(expected);
  });

  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });
});

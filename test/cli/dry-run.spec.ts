import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands';
import { cli, freshDir } from './process';
import { type CliServer, openCrisis, startServer } from './server';

const file = join(__dirname, '../exchange/fixtures/ged191-plain.csv');
const user = '01900000-0000-7000-8000-0000000000f1';

describe('--dry-run', () => {
  let server: CliServer;
  let batch = user;
  let desk: readonly string[] = [];
  const cwd = freshDir();
  beforeAll(async () => {
    server = await startServer();
    const crisis = await openCrisis(server, '01900000-0000-7000-8000-0000000000c1');
    writeFileSync(join(cwd, 'status.json'), JSON.stringify({ crisisId: crisis, to: 'alert', rationale: 'rising' }));
    for (const who of ['sam', 'ada'] as const) await cli(['status', ...server.as(who)]);
    await cli(
      [
        'users',
        'add',
        'da',
        '--name',
        'Desk analyst 1',
        '--role',
        'desk-analyst',
        '--all-countries',
        '--new-password-file',
        '-',
        ...server.as('ada'),
      ],
      {
        input: 'walnut harbor tundra kestrel',
      },
    );
    writeFileSync(join(cwd, 'da.txt'), 'walnut harbor tundra kestrel');
    desk = ['--url', server.url, '--user', 'da', '--password-file', join(cwd, 'da.txt')];
    const { stdout, stderr } = await cli([
      'import',
      'ucdpGed',
      file,
      '--release',
      '19.1',
      '--json',
      '--rejects',
      join(cwd, 'r.csv'),
      ...desk,
    ]);
    if (stdout === '') throw new Error(stderr);
    await cli(['backup', 'create', join(cwd, 'backup'), '--data-dir', server.dataDir]);
    batch = (JSON.parse(stdout) as { batchId: string }).batchId;
    for (const who of ['sam', 'ada'] as const) await cli(['status', ...server.as(who)]);
  }, 90_000);
  afterAll(() => server.stop());

  const calls = (): Readonly<Record<string, readonly string[]>> => ({
    'command send': ['ChangeCrisisStatus', '--data', join(cwd, 'status.json'), ...server.as('sam')],
    import: ['ucdpGed', file, '--release', '19.1', '--rejects', join(cwd, 'r2.csv'), ...desk],
    'import retry': [batch, ...desk],
    'users add': ['new', '--name', 'Desk analyst 2', ...server.as('ada')],
    'users grant': [user, 'desk-analyst', ...server.as('ada')],
    'users revoke': [user, 'desk-analyst', ...server.as('ada')],
    'users suspend': [user, ...server.as('ada')],
    'users passwd': server.as('sam'),
    'backup create': [join(cwd, 'new-backup'), '--data-dir', server.dataDir],
    'backup restore': [join(cwd, 'backup'), join(cwd, 'restored')],
    'bundle create': [join(cwd, 'case.zip'), '--range', '1..3', '--data-dir', server.dataDir],
    'keys rotate-signing': ['--data-dir', server.dataDir],
    'witness keygen': ['--key', join(cwd, 'witness.key'), '--name', 'witness.example'],
    'demo seed': ['--data-dir', join(cwd, 'nowhere')],
  });

  const recorded = async () => {
    const { stdout } = await cli(['events', 'export', '--data-dir', server.dataDir]);
    // Sign-ins are records of the platform about the call itself.
    const lines = stdout.split('\n').filter((line) => !line.includes('"subject":"access-'));
    return hash('sha256', lines.join('\n'), 'hex');
  };
  const files = () =>
    readdirSync(cwd, { recursive: true })
      .map(String)
      .sort()
      .map((name) => [name, statSync(join(cwd, name)).isFile() ? readFileSync(join(cwd, name), 'utf8') : '']);

  it('is taken by every command that changes something, and by no other', () => {
    expect(
      commands
        .filter(({ changes }) => changes)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(calls()).sort());
  });

  it('leaves log and files as they are', async () => {
    const before = [await recorded(), files()];
    for (const [name, words] of Object.entries(calls())) {
      const { stdout, code } = await cli([...name.split(' '), ...words, '--dry-run'], { cwd });
      // Commands about a user who does not exist are refused, and say so without recording anything either.
      if (!name.startsWith('users ') || name === 'users add' || name === 'users passwd') {
        expect([name, code]).toEqual([name, code === 8 ? 8 : 0]);
        expect(stdout.length).toBeGreaterThan(0);
      }
    }
    expect([await recorded(), files()]).toEqual(before);
  }, 60_000);

  it('would notice: the same command without it is recorded', async () => {
    const before = await recorded();
    const { code } = await cli(['command', 'send', ...calls()['command send']!]);
    expect(code).toBe(0);
    expect(await recorded()).not.toBe(before);
  });
});

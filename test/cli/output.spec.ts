import { cli, start } from './process';
import { type CliServer, openCrisis, startServer } from './server';

describe('output', () => {
  let server: CliServer;
  beforeAll(async () => {
    server = await startServer();
    await openCrisis(server, '01900000-0000-7000-8000-0000000000c1');
  }, 60_000);
  afterAll(() => server.stop());

  const reading = () => {
    const sam = server.as('sam');
    const data = ['--data-dir', server.dataDir];
    return [
      ['status', ...sam],
      ['board', 'list', ...sam],
      ['board', 'show', 'crises', ...sam],
      ['register', 'list', ...sam],
      ['register', 'show', 'timeline', ...sam],
      ['command', 'list', ...sam],
      ['command', 'describe', 'OpenCrisis', ...sam],
      ['events', 'find', ...data],
      ['events', 'show', '1', ...data],
      ['doctor', ...data],
      ['config', 'show', ...data],
      ['version'],
    ];
  };

  it('is one document with its schema under --json, or one a line', async () => {
    for (const words of reading()) {
      const { stdout } = await cli([...words, '--json']);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { schema: string });
      expect(lines.length).toBeGreaterThan(0);
      for (const { schema } of lines) expect(schema).toMatch(/^watchfloor\/[a-z-]+\/v1$/);
    }
  }, 60_000);

  it.each([
    ['under --plain', ['--plain'], {}],
    ['under NO_COLOR', [], { NO_COLOR: '1' }],
    ['without a terminal', [], {}],
  ])(
    'holds no escape codes %s',
    async (_, more, environment) => {
      for (const words of reading()) {
        const { stdout } = await cli([...words, ...more], { environment });
        expect(stdout).not.toContain('\u001b');
        expect(stdout.length).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it('is one record a line, tab-separated, under --plain', async () => {
    const { stdout } = await cli(['events', 'find', '--data-dir', server.dataDir, '--plain']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(lines.every((cells) => cells.length === 6)).toBe(true);
    expect(lines.map(([position]) => Number(position))).toEqual(lines.map((_, index) => index + 1));
  });

  it('fits into 40 columns', async () => {
    const { stdout } = await cli(['config', 'show'], { environment: { COLUMNS: '40' } });
    const widths = stdout.split('\n').map((line) => [...line].length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(40);
  });

  it('ends quietly when nobody reads it any more', async () => {
    const child = start(['events', 'export', '--data-dir', server.dataDir]);
    let stderr = '';
    child.stderr!.on('data', (part) => {
      stderr += String(part);
    });
    child.stdout!.destroy();
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|at /);
  });

  it('keeps messages away from stdout and is silent with -q', async () => {
    const { stderr } = await cli(['events', 'find', '-q', '--data-dir', server.dataDir]);
    expect(stderr).toBe('');
  });

  it('says how a follower stands, row by row, as JSON lines', async () => {
    const child = start(['board', 'watch', 'crises', '--json', ...server.as('sam')]);
    const line = await new Promise<string>((resolve) => child.stdout!.once('data', (part) => resolve(String(part))));
    child.kill('SIGINT');
    await new Promise((resolve) => child.on('exit', resolve));
    expect(JSON.parse(line.split('\n')[0]!)).toMatchObject({
      schema: 'watchfloor/change/v1',
      row: { status: 'monitoring' },
    });
  });

  it('shows the same board and register as the interface, at the same moment', async () => {
    const board = JSON.parse((await cli(['board', 'show', 'crises', '--json', ...server.as('sam')])).stdout);
    const register = JSON.parse((await cli(['register', 'show', 'timeline', '--json', ...server.as('sam')])).stdout);
    const password = 'copper lantern prairie moss';
    const headers = { 'content-type': 'application/json', 'x-watchfloor': '1' };
    const body = JSON.stringify({ login: 'sam', password });
    const session = await fetch(`${server.url}/session`, { method: 'POST', headers, body });
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    const api = async (path: string) => (await fetch(`${server.url}${path}`, { headers: { cookie } })).json();
    const { stateHash, rows } = (await api('/boards/crises')) as { stateHash: string; rows: object };
    const page = (await api('/registers/timeline')) as { rows: readonly { key: string }[] };
    // Signing in moved the head, so the hash is told again for the position that the command line saw.
    const again = JSON.parse((await cli(['board', 'show', 'crises', '--json', ...server.as('sam')])).stdout);
    expect(board.rows).toEqual(rows);
    expect(again.stateHash).toBe(stateHash);
    expect(page.rows).toEqual(expect.arrayContaining(register.rows));
  });
});

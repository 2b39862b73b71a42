import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { BoardAnswer } from '../../contracts/http';
import type { ServerFrame } from '../../contracts/live';
import { type Severity, severityWords } from '../../contracts/vocabulary/code-lists';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { drawnRows, forgetStates, observe, says, socketIsOpen, statesOf, tell } from './in-page';
import { fillOpenCrisis, sendOpenCrisis } from './open-crisis';
import { type RunningServer, startServer } from './server';

const staleWithinMs = 10_000;
const reconnectingWithinMs = 2000;
const typed = 'Typed while the link died';

const told: string[] = [];
const note = (words: string) => told.push(words);

inBrowser('a window whose server stops', () => {
  let server: RunningServer;
  let browser: Browser;
  let contexts: readonly BrowserContext[];
  let windows: readonly Page[];
  const form = () => windows[2] as Page;
  const boards = () => windows.slice(0, 2);

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
    const cast = ['swo1', 'wo1', 'da1'];
    contexts = await Promise.all(cast.map(() => openContext(browser)));
    await Promise.all(contexts.map(observe));
    windows = await Promise.all(
      contexts.map((context, at) => openWindow(context, server.origin, '/board/crises', { alias: cast[at] as string })),
    );
    await Promise.all(windows.map((page) => says(page, `told.verdict === 'live' && told.rows === 'live'`)));
    await fillOpenCrisis(form(), typed);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
    if (told.length > 0) process.stdout.write(`${told.join('\n')}\n`);
  });

  it('turns STALE everywhere within ten seconds when it is frozen, which the state of the socket does not notice', async () => {
    const beats = boards().map(beatsOf);
    server.signal('SIGSTOP');
    const frozen = Date.now();
    const stale = `told.verdict === 'stale'`;
    const after = await Promise.all(
      boards().map(async (page) => {
        await says(page, stale, staleWithinMs + 5000);
        return Date.now() - frozen;
      }),
    );
    note(`STALE ${after.join(' and ')} ms after SIGSTOP`);
    expect(Math.max(...after)).toBeLessThanOrEqual(staleWithinMs);
    for (const page of boards()) await expectGrey(page, 'STALE', 'stale', /^STALE since .*do not act on this/);
    // The control: freshness read from the socket has noticed nothing in the same time.
    expect(await Promise.all(boards().map(socketIsOpen))).toEqual([true, true]);
    await Promise.all(boards().map(forgetStates));
    for (const beat of beats) beat.length = 0;
    server.signal('SIGCONT');
    const thawed = Date.now();
    await Promise.all(boards().map((page) => says(page, `told.verdict === 'live' && told.rows === 'live'`)));
    note(`LIVE again ${Date.now() - thawed} ms after SIGCONT`);
    for (const [at, page] of boards().entries()) {
      const reached = beats[at]?.[0] ?? Number.NaN;
      const live = (await statesOf(page)).find(({ verdict }) => verdict === 'live');
      expect(live?.position).toBeGreaterThanOrEqual(reached);
      await expectCurrent(page);
    }
  }, 90_000);

  it('turns RECONNECTING within two seconds when it is killed, and comes back by itself with every row once', async () => {
    const before = await Promise.all(boards().map(keysOf));
    const killed = Date.now();
    const gone = server.kill();
    const after = await Promise.all(
      boards().map(async (page) => {
        await says(page, `told.verdict === 'reconnecting'`, reconnectingWithinMs + 5000);
        return Date.now() - killed;
      }),
    );
    note(`RECONNECTING ${after.join(' and ')} ms after SIGKILL`);
    expect(Math.max(...after)).toBeLessThanOrEqual(reconnectingWithinMs);
    for (const page of boards()) await expectGrey(page, 'RECONNECTING', 'stale', /^RECONNECTING since/);
    await gone;
    const { dataDir, port } = server;
    server = await startServer({ demo: true, dataDir, port });
    const back = Date.now();
    await Promise.all(boards().map((page) => says(page, `told.verdict === 'live' && told.rows === 'live'`, 60_000)));
    note(`LIVE ${Date.now() - back} ms after the server was back`);
    for (const [at, page] of boards().entries()) {
      await expectCurrent(page);
      expect(await keysOf(page)).toEqual(expect.arrayContaining([...(before[at] ?? [])]));
      expect(await checkBoard(page)).toMatch(/^Your screen equals board crises at #\d+/);
    }
  }, 120_000);

  it('keeps what somebody was typing, and records it once when the link is back (J5)', async () => {
    await says(form(), `told.verdict === 'live'`, 60_000);
    const open = form().getByRole('form', { name: 'Open crisis' });
    expect(await open.getByLabel('Title').inputValue()).toBe(typed);
    await sendOpenCrisis(open);
    for (const page of boards()) await page.locator('.grid-body .grid-row', { hasText: typed }).waitFor();
    const answer = await form().context().request.get(`${server.origin}/boards/crises`);
    const { rows } = (await answer.json()) as BoardAnswer;
    expect(Object.values(rows).filter(({ title }) => title === typed)).toHaveLength(1);
  }, 90_000);
});

/** Positions of the crises board as the beats of a window tell them. */
function beatsOf(page: Page): number[] {
  const positions: number[] = [];
  const session = page.context().newCDPSession(page);
  void session.then(async (cdp) => {
    await cdp.send('Network.enable');
    cdp.on('Network.webSocketFrameReceived', ({ response }) => {
      const frame = JSON.parse(response.payloadData) as ServerFrame;
      const board = frame.op === 'beat' ? frame.pictures.crises : undefined;
      if (board) positions.push(board.position);
    });
  });
  return positions;
}

async function expectGrey(page: Page, word: string, icon: string, bar: RegExp) {
  const { title, icon: href, rows, bar: words } = await tell(page);
  expect(title).toContain(`${word} · Crises · Watchfloor`);
  expect(href).toBe(`/favicon-${icon}.svg`);
  expect(rows).toBe('stale');
  expect(words).toMatch(bar);
}

/** What *Check this board* says; asked again while the board moves on meanwhile. */
async function checkBoard(page: Page): Promise<string> {
  await page.locator('.chip.freshness').click();
  const said = page.locator('#freshness-details output');
  for (let asked = 0; asked < 10; asked++) {
    await page.getByRole('button', { name: 'Check this board' }).click();
    await said.filter({ hasText: /^(Your screen|The board moved)/ }).waitFor();
    const words = (await said.textContent()) ?? '';
    if (words.startsWith('Your screen')) return words;
  }
  return 'the board never stood still';
}

const keysOf = async (page: Page) => (await drawnRows(page)).map(([key]) => key).sort();

/** The window shows each row of the server once and with its values; asked again while the board moves. */
async function expectCurrent(page: Page) {
  const differences = async () => {
    const answer = await page.context().request.get(`${new URL(page.url()).origin}/boards/crises`);
    const { rows } = (await answer.json()) as BoardAnswer;
    const wanted = Object.entries(rows)
      .filter(([, { status }]) => status !== 'closed')
      .map(([key, row]) => [
        key,
        severityWords[row.severity as Severity].toUpperCase(),
        ...[row.status, row.openAlerts, row.signals].map(String),
      ])
      .sort();
    const drawn = (await drawnRows(page))
      .map(([key, { severity, status, openAlerts, signals }]) => [
        key,
        severity,
        status?.toLowerCase(),
        openAlerts?.replace(/\D/g, ''),
        signals,
      ])
      .sort();
    return JSON.stringify(wanted) === JSON.stringify(drawn) ? undefined : { wanted, drawn };
  };
  const until = Date.now() + 10_000;
  let found = await differences();
  while (found && Date.now() < until) found = await differences();
  expect(found?.drawn).toEqual(found?.wanted);
}

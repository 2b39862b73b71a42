import type { BrowserContext, Locator, Page } from 'playwright-core';

/** What a page tells about how current it is, in each place where it tells it. */
export interface Told {
  readonly verdict: string;
  readonly rows: string;
  readonly title: string;
  readonly icon: string;
  readonly bar: string;
  readonly position: number;
}

const told = `({
  verdict: document.querySelector('.chip.freshness')?.dataset.verdict ?? '',
  rows: document.querySelector('.frame-body')?.dataset.fresh ?? '',
  title: document.title,
  icon: document.getElementById('favicon')?.getAttribute('href') ?? '',
  bar: document.querySelector('.notice-bar')?.textContent.trim() ?? '',
  position: Number((document.querySelector('.position-chip bdi')?.textContent ?? '').replace(/\\D/g, '')),
})`;

/** Reads all of it in one go. */
export const tell = (page: Page) => page.evaluate<Told>(told);

const lookEveryMs = 50;

/**
 * Resolves when a page says something. It looks from inside the page; Playwright's own waiting for an expression needs
 * `eval`, which the content policy of the product forbids.
 * @throws Error with what the page said instead
 */
export const says = (page: Page, expression: string, timeout = 30_000): Promise<void> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const until = performance.now() + ${timeout};
    const look = () => {
      const told = ${told};
      if (${expression}) resolve();
      else if (performance.now() > until) reject(new Error('the page says ' + JSON.stringify(told)));
      else setTimeout(look, ${lookEveryMs});
    };
    look();
  })`);

/** Words of a board's rows by key, as they stand in the document; a key that stands twice is kept twice. */
export const drawnRows = (page: Page) =>
  page.evaluate<readonly (readonly [string, Readonly<Record<string, string>>])[]>(`
    [...document.querySelectorAll('.grid-body .grid-row[data-line]')].map((row) => [
      row.dataset.line,
      Object.fromEntries([...row.querySelectorAll('[data-col]')].map((cell) => [cell.dataset.col, cell.textContent.trim()])),
    ])`);

const recorder = `
  globalThis.__sockets = [];
  globalThis.__violations = [];
  globalThis.__states = [];
  const Plain = WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(...given) { super(...given); globalThis.__sockets.push(this); }
  };
  document.addEventListener('securitypolicyviolation', (event) =>
    globalThis.__violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  new MutationObserver(() => {
    const told = ${told};
    const last = globalThis.__states.at(-1);
    if (told.verdict && (last?.verdict !== told.verdict || last?.position !== told.position))
      globalThis.__states.push({ verdict: told.verdict, position: told.position, rows: told.rows });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
`;

/** A state the chip went through, and the position that stood beside it. */
export type Passed = Pick<Told, 'verdict' | 'position' | 'rows'>;

/** Watches from outside what the pages of a browser do: sockets, refusals of the content policy, states of the chip. */
export const observe = (context: BrowserContext) => context.addInitScript(recorder);
export const statesOf = (page: Page) => page.evaluate<readonly Passed[]>('globalThis.__states');
export const forgetStates = (page: Page) => page.evaluate('globalThis.__states.length = 0');
export const violationsOf = (page: Page) => page.evaluate<readonly string[]>('globalThis.__violations');

/** What a chip would say that believed the state of the socket. */
export const socketIsOpen = (page: Page) =>
  page.evaluate<boolean>('globalThis.__sockets.some((socket) => socket.readyState === WebSocket.OPEN)');

/** Names in the storage of a page's browser, and what is in them. */
export const storageOf = (page: Page) =>
  page.evaluate<{ local: Record<string, string>; session: Record<string, string> }>(
    '({ local: { ...localStorage }, session: { ...sessionStorage } })',
  );

/** Pixels that would have to be moved sideways to be read. */
export const overflow = (place: Locator) =>
  place.evaluate((one: { scrollWidth: number; clientWidth: number }) => one.scrollWidth - one.clientWidth);

/** A function of the page that lets go of files, given as name and base64, as somebody does who drags them there. */
export const drop = `((files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files)
    dataTransfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
  document.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
})`;

/** Lets go of files over the page, which evaluates it. */
export function dropped(files: Readonly<Record<string, Buffer>>): string {
  const given = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]);
  return `${drop}(${JSON.stringify(given)})`;
}

import type { Page } from 'playwright-core';
import { says } from './in-page';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const candidates = [...letters, ...letters.toUpperCase(), ...'0123456789', ...'/?!,.[]{}-+*#<>;:'];
const named: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const strokes = [
  ...candidates.map((key) => ({ key, name: /[A-Z]/.test(key) ? `Shift+${key}` : key, shiftKey: /[A-Z?!]/.test(key) })),
  ...[
    'Enter',
    'Escape',
    'ArrowDown',
    'ArrowUp',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageDown',
    'PageUp',
    'Delete',
    'F2',
  ].map((key) => ({ key, name: named[key] ?? key, shiftKey: false })),
  ...[...letters, 'Enter'].map((key) => ({
    key,
    name: `Ctrl+${key === 'Enter' ? key : key.toUpperCase()}`,
    ctrlKey: true,
  })),
];

/** Keys after which the page is still where it was, so that it need not be opened again. */
const harmless = new Set(['j', 'k', 'n', 'x', 'z', 'c', '!', 'Shift+X', 'Esc', '↑', '↓']);

/** Names of the keys that the page takes when they are pressed on its body, found by pressing each one. */
export async function boundKeys(page: Page): Promise<readonly string[]> {
  const home = page.url();
  const press = (stroke: object) =>
    page.evaluate<boolean>(`(() => {
      const event = new KeyboardEvent('keydown', { ...${JSON.stringify(stroke)}, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    })()`);
  await says(page, `document.querySelector('.toolbar')`);
  const back = async () => {
    await page.goto(home);
    await says(page, `told.verdict === 'live' && document.querySelector('.toolbar')`);
  };
  const taken: string[] = [];
  for (const { name, ...stroke } of strokes) {
    if (!(await press(stroke))) continue;
    taken.push(name);
    if (!harmless.has(name)) await back();
  }
  for (const key of letters) {
    await press({ key: 'g' });
    const before = page.url();
    const took = await press({ key });
    // Where the second stroke alone is bound as well, what it does tells which of the two was run.
    if (!took || (taken.includes(key) && page.url() === before)) continue;
    taken.push(`g ${key}`);
    await back();
  }
  return taken.sort();
}

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

/** Names of the keys that the page takes when they are pressed on its body, found by pressing each one. */
export async function boundKeys(page: Page): Promise<readonly string[]> {
  const home = page.url();
  const press = (stroke: object) =>
    page.evaluate<boolean>(`(() => {
      const event = new KeyboardEvent('keydown', { ...${JSON.stringify(stroke)}, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    })()`);
  const shape = () =>
    page.evaluate<string>(
      `[location.href, document.activeElement.tagName, document.querySelectorAll('dialog[open], .side, .plain-table').length].join()`,
    );
  await says(page, `document.querySelector('.toolbar')`);
  const untouched = await shape();
  const back = async () => {
    if ((await shape()) === untouched) return;
    await page.goto(home);
    await says(page, `told.verdict === 'live' && document.querySelector('.toolbar')`);
  };
  const taken: string[] = [];
  for (const { name, ...stroke } of strokes) {
    if (!(await press(stroke))) continue;
    taken.push(name);
    await back();
  }
  for (const key of letters) {
    await press({ key: 'g' });
    if (taken.includes(key)) {
      // The second stroke alone is bound as well: what it does tells which of the two was run.
      const before = page.url();
      await press({ key });
      if (page.url() === before) continue;
    } else if (!(await press({ key }))) continue;
    taken.push(`g ${key}`);
    await back();
  }
  return taken.sort();
}

import type { Locator, Page } from 'playwright-core';

const mostTabs = 80;
interface Focusable {
  readonly ownerDocument: { readonly activeElement: unknown };
}
const isFocused = (target: Locator) =>
  target.evaluate((element: Focusable) => element === element.ownerDocument.activeElement);

/** Presses Tab until something has the focus, as somebody without a pointer does. @throws Error when it is never reached */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < mostTabs; pressed++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${mostTabs} times ${key} did not reach ${target}`);
}

/** Reaches a text field and types into it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Reaches a list that opens and chooses by the first letters of a choice. */
export async function choose(page: Page, target: Locator, letters: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(letters);
}

/** Reaches a combobox, searches, and takes the first choice that has the words. */
export async function pick(page: Page, target: Locator, search: string, words: string): Promise<void> {
  await typeInto(page, target, search);
  const option = page.getByRole('option', { name: words }).first();
  await option.waitFor();
  for (let pressed = 0; (await option.getAttribute('aria-selected')) !== 'true'; pressed++) {
    if (pressed > mostTabs) throw new Error(`${words} cannot be reached by arrows`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Opens the palette, types, and takes the entry with these words. */
export async function fromPalette(page: Page, search: string, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.locator('.palette input');
  await field.waitFor();
  await page.keyboard.type(search);
  const entry = page.locator('.palette [role=option]', { hasText: words }).first();
  await entry.waitFor();
  for (let pressed = 0; (await entry.getAttribute('aria-selected')) !== 'true'; pressed++) {
    if (pressed > mostTabs) throw new Error(`${words} cannot be reached by arrows`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

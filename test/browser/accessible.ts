import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { says } from './in-page';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const themes = ['dark', 'light'] as const;

/** Violations by theme and rule with the elements they were found on; empty where there are none. */
export async function accessible(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  await page.evaluate(axe.source);
  const found: Record<string, readonly string[]> = {};
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await says(page, `document.documentElement.dataset.theme === '${theme}'`);
    const { violations } = await page.evaluate<axe.AxeResults>(
      `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })})`,
    );
    for (const { id, nodes } of violations)
      found[`${theme} ${id}`] = nodes
        .slice(0, 5)
        .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`);
  }
  return found;
}

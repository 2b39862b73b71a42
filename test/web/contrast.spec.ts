import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, '../../src/web/style/tokens.css'), 'utf8').replaceAll('"', "'");

/** Declarations of one rule, by the text of its selector. */
function tokens(selector: string): Readonly<Record<string, string>> {
  const from = css.indexOf(`${selector} {`);
  if (from < 0) throw new Error(`no rule ${selector}`);
  const body = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
function contrast(a: string, b: string) {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  dark: tokens(":root[data-theme='dark']"),
  light: tokens(":root[data-theme='light']"),
  'dark stale': { ...tokens(":root[data-theme='dark']"), ...tokens(":root[data-theme='dark'] [data-fresh='stale']") },
  'light stale': {
    ...tokens(":root[data-theme='light']"),
    ...tokens(":root[data-theme='light'] [data-fresh='stale']"),
  },
};
const bars = tokens(':root');
const grounds = ['page', 'surface', 'hover', 'selected'];
const words = [
  'text',
  'muted',
  'critical',
  'serious',
  'elevated',
  'routine',
  'ok',
  'link',
  'replay',
  'exercise',
  'what-if',
];

const pairs = Object.entries(themes).flatMap(([theme, values]) =>
  grounds.flatMap((ground) => [
    ...words.map((word) => ({ theme, ground, word, least: 4.5, values })),
    { theme, ground, word: 'control', least: 3, values },
    ...(theme.includes('stale') ? [] : [{ theme, ground, word: 'chart', least: 3, values }]),
  ]),
);

it.each(pairs)('$theme: $word on $ground has at least $least : 1', ({ values, word, ground, least }) => {
  expect(contrast(values[word] ?? '', values[ground] ?? '')).toBeGreaterThanOrEqual(least);
});

it.each([
  ['critical-bar-text', 'critical-bar'],
  ['late-bar-text', 'late-bar'],
  ['stale-bar-text', 'stale-bar'],
  ['banner-text', 'unclassified'],
  ['banner-text', 'sbu'],
  ['banner-text', 'confidential'],
  ['banner-text', 'secret'],
])('%s on %s has at least 4.5 : 1', (text, ground) => {
  expect(contrast(bars[text] ?? '', bars[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
});

it.each(Object.entries(themes))('%s: inverse words of primary buttons are readable', (_, values) => {
  expect(contrast(values.text ?? '', values.page ?? '')).toBeGreaterThanOrEqual(4.5);
});

it('control: the green that was weighed and refused fails on hover and selection', () => {
  const { hover = '', selected = '' } = themes.dark;
  expect(contrast('#00a91c', hover)).toBeLessThan(4.5);
  expect(contrast('#00a91c', selected)).toBeLessThan(4.5);
});

import events from './en/events.json';
import frame from './en/frame.json';
import freshness from './en/freshness.json';
import seal from './en/seal.json';

type Entry = string | { readonly [category: string]: string };
type Catalogue = Readonly<Record<string, Entry>>;
export type Values = Readonly<Record<string, string | number>>;

const catalogues = new Map<string, Catalogue>(Object.entries({ frame, freshness, events, seal }));
const files = import.meta.glob<{ readonly default: Catalogue }>('./en/*.json');
const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en-US');

/** Fetches the texts of an area, once; screens are drawn only after their areas are here. */
export async function loadText(...areas: readonly string[]): Promise<void> {
  await Promise.all(
    areas.map(async (area) => {
      const file = files[`./en/${area}.json`];
      if (file && !catalogues.has(area)) catalogues.set(area, (await file()).default);
    }),
  );
}

function entryOf(key: string): Entry | undefined {
  const dot = key.indexOf('.');
  return catalogues.get(key.slice(0, dot))?.[key.slice(dot + 1)];
}

/** True where the catalogue has words for this key. */
export const hasText = (key: string) => entryOf(key) !== undefined;

/** The words before values are put in; plural forms are chosen by the value `count`. */
export function template(key: string, values: Values = {}): string {
  const entry = entryOf(key);
  if (entry === undefined) return key;
  if (typeof entry === 'string') return entry;
  return entry[plural.select(Number(values.count ?? 0))] ?? entry.other ?? key;
}

const shown = (value: string | number | undefined) =>
  typeof value === 'number' ? number.format(value) : (value ?? '');

/** Text of `<area>.<key>` with `{name}` replaced; numbers get digit groups. An unknown key is shown as it stands. */
export const t = (key: string, values: Values = {}): string =>
  template(key, values).replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name]));

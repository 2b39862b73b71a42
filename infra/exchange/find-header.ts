import { type ExchangeProfile, FileRefused, type Layout } from '../../contracts/exchange';
import type { CsvRecord } from './csv-records';

/** Rows among which a header may stand. */
export const headerRows = 25;

/** Where the data of a file begin and what its columns are called. */
export interface Header {
  readonly layout: Layout;
  /** Names by index, trimmed and in NFC; blank ones are unnamed columns. */
  readonly names: readonly string[];
  /** Index of the first record after the header. */
  readonly first: number;
  /** Rows before the header. */
  readonly preamble: number;
  readonly hxl: boolean;
}

const nameOf = (cell: string) => cell.trim().normalize('NFC');
const tag = /^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/;

/** A row of hashtags of the Humanitarian Exchange Language: every cell that is not empty is a tag. */
export function isHxlRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.replaceAll(/\s/g, '')).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.length <= 200 && tag.test(cell.toLowerCase()));
}

const difference = (a: Iterable<string>, b: ReadonlySet<string>) => [...a].filter((name) => !b.has(name));

/** Columns that a row of names lacks and has too many, against one layout. */
function compare(names: readonly string[], layout: Layout, optional: readonly string[]) {
  const present = new Set(names.filter((name) => name !== ''));
  return {
    missing: difference(layout.columns, present),
    extra: difference(present, new Set([...layout.columns, ...optional])),
  };
}

const matches = (names: readonly string[], layout: Layout, profile: ExchangeProfile) => {
  const { missing, extra } = compare(names, layout, profile.optionalColumns);
  return missing.length === 0 && extra.length === 0;
};

/**
 * Finds the header by its set of names, never by position.
 * @throws FileRefused PROFILE_AMBIGUOUS when more than one layout fits
 */
export function findHeader(rows: readonly CsvRecord[], profile: ExchangeProfile): Header | undefined {
  for (const [index, { cells }] of rows.entries()) {
    const names = cells.map(nameOf);
    const fitting = profile.layouts.filter((layout) => matches(names, layout, profile));
    if (fitting.length > 1)
      throw new FileRefused('PROFILE_AMBIGUOUS', `${fitting.length} layouts of ${profile.id} fit the header`);
    const [layout] = fitting;
    if (!layout) continue;
    const hxl = isHxlRow(rows[index + 1]?.cells ?? []);
    return { layout, names, preamble: index, hxl, first: index + (hxl ? 2 : 1) };
  }
  return undefined;
}

/** Files that were once published without a header: named as such only when the operator names the release. */
export const headerlessLayout = (profile: ExchangeProfile, first: CsvRecord): Layout | undefined =>
  profile.layouts.find((layout) => layout.headerless && layout.columns.length === first.cells.length);

const listed = (names: readonly string[]) => (names.length > 0 ? names.slice(0, 5).join(', ') : 'none');

/** Why no header was found: nothing there, data from the first row on, or names that no layout has. */
export function noHeader(rows: readonly CsvRecord[], profile: ExchangeProfile): FileRefused {
  const [first] = rows;
  if (!first) return new FileRefused('HEADER_MISSING', 'the file holds no row');
  if (/^\d+(\.0+)?$/.test(first.cells[0]?.trim() ?? ''))
    return new FileRefused('HEADER_MISSING', `line ${first.line} holds data; a header of ${profile.title} is expected`);
  const names = first.cells.map(nameOf);
  const [nearest] = profile.layouts
    .map((layout) => ({ ...compare(names, layout, profile.optionalColumns), size: layout.columns.length }))
    .sort((a, b) => a.missing.length + a.extra.length - b.missing.length - b.extra.length);
  return new FileRefused(
    'PROFILE_UNKNOWN',
    `nearest is ${profile.id} with ${nearest?.size} columns; missing ${listed(nearest?.missing ?? [])}; unknown ${listed(nearest?.extra ?? [])}`,
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = process.cwd();
const web = join(root, 'dist', 'web');
const assets = join(web, 'assets');
const names = readdirSync(assets).filter((name) => !name.endsWith('.map'));
const code = names.filter((name) => /\.(js|css)$/.test(name));
const sizes = new Map(
  names.map((name) => [name, gzipSync(readFileSync(join(assets, name)), { level: 9 }).length / 1024]),
);
const kilobytes = (name: string) => sizes.get(name) ?? Number.NaN;
const sum = (chosen: readonly string[]) => chosen.reduce((total, name) => total + kilobytes(name), 0);

interface Budgets {
  /** Kilobytes by part; `catalogue` is for each, every other one for all of its files together. */
  readonly kilobytes: Readonly<Record<string, number>>;
  /** Beginnings of source paths under the root, by part; a chunk belongs to the part that most of its text comes from. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
}
const budgets = JSON.parse(readFileSync(join(root, 'src/web/budgets.json'), 'utf8')) as Budgets;

const imports = (name: string) =>
  [...readFileSync(join(assets, name), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(
    ([, to]) => to ?? '',
  );

/** What the first page needs before anything is drawn: files that the document names, and what they import at once. */
function initial(): ReadonlySet<string> {
  const document = readFileSync(join(web, 'index.html'), 'utf8');
  const found = new Set([...document.matchAll(/assets\/([^"']+\.(?:js|css))/g)].map(([, name]) => name ?? ''));
  for (const name of found) if (name.endsWith('.js')) for (const next of imports(name)) found.add(next);
  return found;
}
const first = initial();

/** The part of which most characters of a chunk's sources are; a chunk that comes from no code is a catalogue of words. */
function ownerOf(name: string): string | undefined {
  const map = JSON.parse(readFileSync(join(assets, `${name}.map`), 'utf8')) as {
    sources: readonly string[];
    sourcesContent?: readonly string[];
  };
  if (map.sources.length === 0) return 'catalogue';
  const shares = new Map<string, number>();
  for (const [at, source] of map.sources.entries()) {
    const path = source.replace(/^(\.\.\/)+/, '');
    const part = Object.entries(budgets.sources).find(([, paths]) => paths.some((each) => path.startsWith(each)))?.[0];
    if (part) shares.set(part, (shares.get(part) ?? 0) + (map.sourcesContent?.[at]?.length ?? 0));
  }
  return [...shares].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function partOf(name: string): string {
  if (name.endsWith('.css')) return first.has(name) || /^grid/.test(name) ? 'initialCss' : 'otherCss';
  return first.has(name) ? 'initialJs' : (ownerOf(name) ?? 'otherScreens');
}
const parts = Object.groupBy(code, partOf) as Readonly<Record<string, readonly string[]>>;

describe('size of what a browser loads, after gzip -9', () => {
  it.each(['initialJs', 'initialCss', 'formsAndPalette', 'prove', 'otherScreens'])(
    '%s stays within its budget',
    (part) => {
      const size = sum(parts[part] ?? []);
      const most = budgets.kilobytes[part] ?? 0;
      process.stdout.write(`${part}: ${size.toFixed(1)} of ${most} kB in ${parts[part]?.length} files\n`);
      expect(size).toBeGreaterThan(0);
      expect(size).toBeLessThanOrEqual(most);
    },
  );

  it('each catalogue of words stays within its budget', () => {
    const catalogues = (parts.catalogue ?? []).map((name) => [name, kilobytes(name)] as const);
    expect(catalogues.length).toBeGreaterThan(10);
    expect(catalogues.filter(([, size]) => size > (budgets.kilobytes.catalogue ?? 0))).toEqual([]);
  });

  it('all code and style together stay within their budget', () => {
    const size = sum(code);
    process.stdout.write(`all: ${size.toFixed(1)} of ${budgets.kilobytes.all} kB in ${code.length} files\n`);
    expect(size).toBeLessThanOrEqual(budgets.kilobytes.all ?? 0);
  });

  it('the font that every page loads stays within its budget', () => {
    const latin = names.filter((name) => /-latin-wght/.test(name));
    expect(latin).toHaveLength(1);
    expect(sum(latin)).toBeLessThanOrEqual(budgets.kilobytes.font ?? 0);
  });
});

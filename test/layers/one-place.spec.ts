import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const sources = ['contracts', 'projections', 'infra', 'src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));

const importers = (name: string, text: (path: string) => string) =>
  sources.filter((path) =>
    new RegExp(`from '${name}(/[^']*)?'|(require|import)\\('${name}(/[^']*)?'\\)`).test(text(path)),
  );
const onDisk = (path: string) => readFileSync(join(root, path), 'utf8');

/** Packages that one file stands for, so that they can be replaced there. */
const placeOf: Readonly<Record<string, string>> = {
  'better-sqlite3': 'infra/sqlite.ts',
  'csv-parse': 'infra/exchange/csv-records.ts',
  pino: 'src/platform/json-logger.ts',
  'prom-client': 'src/platform/http/metrics.controller.ts',
};

test.each(Object.entries(placeOf))('%s is imported in %s alone', (name, place) => {
  expect(importers(name, onDisk)).toEqual([place]);
});

test('control: a second import would be seen, also of a part of the package and by require', () => {
  for (const line of [
    "import a from 'csv-parse/sync';",
    "const a = require('csv-parse');",
    "await import('csv-parse/sync');",
  ])
    expect(importers('csv-parse', (path) => (path === 'src/app.ts' ? line : ''))).toEqual(['src/app.ts']);
});

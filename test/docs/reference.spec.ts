import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, events } from '../../contracts';

const root = join(__dirname, '../..');
const { referenceOf } = require(join(root, 'infra/reference.cjs')) as {
  readonly referenceOf: (load: (path: string) => unknown) => string;
};

test('docs/reference.md says what the registries hold; `npm run reference` writes it anew', () => {
  const made = referenceOf((path) => require(join(root, path)));
  expect(readFileSync(join(root, 'docs/reference.md'), 'utf8')).toBe(made);
});

test('every command and event has its place in it', () => {
  const text = readFileSync(join(root, 'docs/reference.md'), 'utf8');
  expect(Object.keys(commands).filter((name) => !text.includes(`#### ${name}\n`))).toEqual([]);
  expect(Object.keys(events).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

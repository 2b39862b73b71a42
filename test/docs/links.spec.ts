import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documents, root } from './documents';
import { anchorsIn, filesNamedIn, linksIn } from './markdown';

const outside = /^https?:\/\//;
/** Pictures that `npm run screenshots` makes. */
const made = /^docs\/images\/[\w-]+\.png$/;

function broken(path: string, link: string): boolean {
  if (outside.test(link)) return false;
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (!existsSync(join(root, target))) return !made.test(target);
  if (anchor === undefined) return false;
  const text = documents.find((document) => document.path === target)?.text;
  return text === undefined || !anchorsIn(text).has(anchor);
}

describe.each(documents)('$path', ({ path, text }) => {
  test('links to what exists', () => {
    expect(linksIn(text).filter((link) => broken(path, link))).toEqual([]);
  });

  test('names files that exist', () => {
    expect(filesNamedIn(text).filter((name) => !existsSync(join(root, name)) && !made.test(name))).toEqual([]);
  });
});

test('every document can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const { text } = documents.find((document) => document.path === path)!;
    for (const link of linksIn(text)) {
      const target = normalize(join(dirname(path), link.split('#')[0]!));
      if (documents.some((document) => document.path === target)) reached.add(target);
    }
  }
  expect(
    documents.map(({ path }) => path).filter((path) => !reached.has(path) && path !== 'docs/performance.md'),
  ).toEqual([]);
});

test('control: a missing file and a missing heading are noticed', () => {
  expect(broken('README.md', 'docs/nowhere.md')).toBe(true);
  expect(broken('README.md', 'docs/reference.md#no-such-heading')).toBe(true);
  expect(broken('README.md', 'docs/reference.md#boards')).toBe(false);
});

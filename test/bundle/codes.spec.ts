import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingCodes } from '../../contracts/seal/findings';
import { codeCases } from './code-cases';
import { pack } from './files';
import { type Program, programs, verify } from './verifiers';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-codes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every code has a bundle that shows it', () => {
  const shown = codeCases.flatMap(({ lines }) => lines.map((line) => line.split(' ')[1]));
  expect(findingCodes.filter((code) => !shown.includes(code))).toEqual([]);
});

const verdictOf = (lines: readonly string[]) => {
  if (lines.length === 0) return ['verdict: ok', 0] as const;
  return lines.some((line) => line.startsWith('error'))
    ? (['verdict: failed', 3] as const)
    : (['verdict: incomplete', 8] as const);
};

describe.each(Object.keys(programs) as Program[])('%s', (program) => {
  test.each(codeCases.map((one) => [one.what, one] as const))('%s', async (_, { files, lines }) => {
    const path = join(folder, 'case.zip');
    writeFileSync(path, pack(files()));
    const [verdict, code] = verdictOf(lines);
    expect(await verify(program, path)).toEqual({ code, lines: [...lines, verdict] });
  });
});

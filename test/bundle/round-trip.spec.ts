import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseBundles } from './base-bundles';
import { writeBundle } from './files';
import { policyText } from './signers';
import { type Program, programs, verify } from './verifiers';

const expected: Readonly<Record<string, { readonly code: number; readonly lines: readonly string[] }>> = {
  full: { code: 0, lines: ['verdict: ok'] },
  withheld: {
    code: 8,
    lines: ['warning CONTENT_WITHHELD 3 data', 'warning CONTENT_WITHHELD 4 data,metadata', 'verdict: incomplete'],
  },
  unwitnessed: { code: 8, lines: ['warning UNWITNESSED - checkpoint', 'verdict: incomplete'] },
  single: { code: 0, lines: ['verdict: ok'] },
  mixed: { code: 0, lines: ['verdict: ok'] },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe.each(Object.keys(programs) as Program[])('%s', (program) => {
  test.each(Object.keys(baseBundles))('says what a sound bundle is: %s', async (name) => {
    const path = written(`${name}.zip`, writeBundle(baseBundles[name]!()));
    expect(await verify(program, path)).toEqual(expected[name]);
  });

  test("one's own policy holds instead of the bundle's", async () => {
    const path = written('own.zip', writeBundle(baseBundles.unwitnessed!()));
    const own = written('own.policy', policyText());
    expect(await verify(program, path, '--policy', own)).toEqual({
      code: 3,
      lines: ['error QUORUM_NOT_MET - policy', 'verdict: failed'],
    });
    const broken = written('broken.policy', 'quorum nobody\n');
    expect(await verify(program, path, '--policy', broken)).toEqual({
      code: 3,
      lines: ['error BUNDLE_MALFORMED - policy', 'verdict: failed'],
    });
  });
});

test('equal content gives equal bytes, in whatever order files are given', () => {
  const content = baseBundles.full!();
  const again = {
    ...baseBundles.full!(),
    tools: [...content.tools].reverse(),
    history: [...content.history!].reverse(),
  };
  expect(writeBundle(again).equals(writeBundle(content))).toBe(true);
});

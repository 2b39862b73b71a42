import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentAt, root } from './documents';
import { blocksIn } from './markdown';

const run = promisify(execFile);
const diffs = blocksIn(documentAt('CONTRIBUTING.md').text).filter(({ language }) => language === 'diff');
const tree = [
  'contracts',
  'projections',
  'infra',
  'src',
  'test',
  'tsconfig.json',
  'package.json',
  'biome.json',
  '.swcrc',
  'jest.config.cjs',
];

/** Lines of a compiler that complain of something. */
const complaints = (output: string) => output.split('\n').filter((line) => /: error TS/.test(line));

const types = (folder: string, project: string) =>
  run(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--noEmit', '--pretty', 'false'],
    {
      cwd: folder,
    },
  ).then(
    () => [],
    ({ stdout }: { readonly stdout: string }) => complaints(stdout),
  );

const filesOf = (diff: string) => [...diff.matchAll(/^\+\+\+ b\/(.+)$/gm)].map((found) => found[1]!);

describe('the diffs of CONTRIBUTING.md', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watchfloor-contributing-'));
    for (const name of tree) await cp(join(root, name), join(folder, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('show a command, a board and a screen', () => {
    expect(diffs.map(({ text }) => filesOf(text).at(-1))).toEqual([
      'test/watch/crisis-rename.spec.ts',
      'test/projections/reports-board.spec.ts',
      'src/web/screens/reports.tsx',
    ]);
  });

  test('apply one after the other, and what they make has the right types and passes its tests', async () => {
    for (const { text } of diffs) {
      await writeFile(join(folder, 'change.diff'), text);
      await run('git', ['apply', '--whitespace=error', 'change.diff'], { cwd: folder });
    }
    const touched = diffs.flatMap(({ text }) => filesOf(text));
    const wrong = [...(await types(folder, '.')), ...(await types(folder, 'src/web'))];
    expect(wrong.filter((line) => touched.some((file) => line.startsWith(file)))).toEqual([]);
    const specs = touched.filter((file) => file.endsWith('.spec.ts'));
    const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--runTestsByPath', ...specs];
    await run(process.execPath, ['--experimental-vm-modules', ...jest], { cwd: folder });
  }, 300_000);
});

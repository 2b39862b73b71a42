import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './fixtures';

const run = promisify(execFile);
const root = resolve(__dirname, '../..');

/** One broken rule, and the file that breaks it. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
}

const packageFiles = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    main: 'index.js',
    types: 'index.d.ts',
  }),
  [`node_modules/${name}/index.js`]: 'exports.thing = 0;\n',
  [`node_modules/${name}/index.d.ts`]: 'export declare const thing: number;\n',
});

const packages: Files = {
  'package.json': JSON.stringify({
    name: 'fixtures',
    dependencies: { rxjs: '1.0.0', 'class-validator': '1.0.0' },
    devDependencies: { react: '1.0.0' },
  }),
  ...packageFiles('rxjs'),
  ...packageFiles('class-validator'),
  ...packageFiles('react'),
};

/** Writes the files into a folder of their own and examines them by the repository's rules. */
export async function cruise(files: Files): Promise<readonly Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'watchfloor-layers-'));
  try {
    for (const [path, text] of Object.entries({ ...packages, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json'])
      await copyFile(join(root, name), join(folder, name));
    return await violationsIn(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function violationsIn(folder: string): Promise<readonly Violation[]> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['contracts', 'projections', 'infra', 'src', 'test'];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  // The exit code counts violations, so it is no failure of the tool as long as there is a report.
  const { stdout } = await run(process.execPath, [tool, ...folders, '--output-type', 'json'], options).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { summary } = JSON.parse(stdout) as {
    readonly summary: {
      readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}

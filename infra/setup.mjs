/**
 * Makes a fresh checkout runnable: installs packages, links the bundled Node 24 and, with `--build`, builds when a
 * source is newer than the build. Plain JavaScript for Node >= 20; everything it says goes to stderr.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newestIn = (folder) =>
  readdirSync(folder, { recursive: true }).reduce(
    (at, name) => Math.max(at, changedAt(join(folder, name))),
    changedAt(folder),
  );

/** EX_CONFIG of sysexits.h: the machine lacks something that the operator has to provide. */
function fail(reason) {
  console.error(`watchfloor: ${reason}`);
  process.exit(78);
}

/** Runs the npm that called us, so that its version and settings stay the same. */
function npm(...args) {
  const { npm_node_execpath: node, npm_execpath: cli } = process.env;
  const { status } = spawnSync(node ?? 'npm', node ? [cli, ...args] : args, { stdio: ['inherit', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.error('Installing packages (about a minute, once) ...');
  npm('ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund');
}
const bundled = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
if (!existsSync('node_modules/.bin/node')) {
  if (existsSync(bundled)) symlinkSync(`../../${bundled}`, 'node_modules/.bin/node');
  else if (Number.parseInt(process.versions.node, 10) >= 24) symlinkSync(process.execPath, 'node_modules/.bin/node');
  else fail(`install Node 24 or newer (this is ${process.version})`);
}
if (process.argv.includes('--build')) {
  const sources = ['contracts', 'projections', 'infra', 'src'].map(newestIn);
  const settings = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'].map(changedAt);
  // dist/web/index.html is the last file that a build writes, so its age is the age of the whole.
  if (changedAt('dist/web/index.html') < Math.max(...sources, ...settings)) npm('run', '--silent', 'build');
}

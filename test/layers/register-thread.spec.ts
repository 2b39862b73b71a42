import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const loadedBy = (script: string): readonly string[] => {
  const program = `require(${JSON.stringify(script)}); process.stdout.write(JSON.stringify(Object.keys(require.cache)))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }));
};
const packagesOf = (files: readonly string[]) =>
  new Set(files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
const dist = join(__dirname, '../../dist');

it('the definitions of pictures load no package: their thread starts beside the server, which waits for it', () =>
  expect([...packagesOf(loadedBy(join(dist, 'projections/index.js')))]).toEqual([]));

it('would notice one', () =>
  expect(packagesOf(loadedBy(join(dist, 'contracts/kernel/fields.js')))).toContain('class-validator'));

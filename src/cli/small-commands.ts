import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context';
import { exit } from './exit';
import { foundSettings } from './settings';

/** The root of the installation, from sources as from the build. */
const root = join(__dirname, __dirname.includes(join('dist', 'src')) ? '../../..' : '../..');

/** Version of the product and of what runs it. */
export async function versionCommand({ out }: Context): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  out.document(
    'version',
    { version, node: process.versions.node },
    () => `watchfloor ${version}, Node ${process.versions.node}`,
  );
  return exit.done;
}

/** Refuses a configuration as `serve` would, or says that it holds. */
export async function checkConfig(context: Context): Promise<number> {
  const { values } = foundSettings(context);
  context.out.document('config-check', { settings: Object.keys(values).length }, () => 'the configuration holds');
  return exit.done;
}

/** Every setting with its value and where it comes from. */
export async function showConfig(context: Context): Promise<number> {
  const { Settings } = await import('../platform/settings.js');
  const { environmentName, settingNames } = await import('../platform/settings-from.js');
  const { values, from } = foundSettings(context);
  const { demoRate = 120, ...given } = values;
  const all = { ...new Settings(given), demoRate } as Record<string, unknown>;
  const rows = settingNames.map((setting) => ({
    setting,
    value: String(all[setting] ?? ''),
    from: from[setting] ?? 'default',
    environment: environmentName(setting),
  }));
  context.out.table('config', ['setting', 'value', 'from', 'environment'], rows);
  return exit.done;
}

/** What is built, as one JSON document. */
export async function catalogueCommand({ out }: Context): Promise<number> {
  await import('reflect-metadata');
  const { catalogue } = await import('../platform/http/catalogue.js');
  out.write(`${JSON.stringify(catalogue())}\n`);
  return exit.done;
}

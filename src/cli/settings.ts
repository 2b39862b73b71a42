import 'reflect-metadata';
import { fieldsOf } from '../../contracts/kernel/field';
import { Settings } from '../platform/settings';
import { SettingsFile } from '../platform/settings-file';
import { type FoundSettings, findSettings, SettingsRefused } from '../platform/settings-from';
import type { Context } from './context';
import { isOn, text } from './context';
import { misused } from './exit';

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Whether a setting is true or false; other flags without a value only share a setting's name, as `--log` of `verify`. */
const isSwitch = (name: string) => fieldsOf(SettingsFile).get(name)?.kind.notation === 'boolean';

/** Settings of this call: flags, then environment, then files. @throws Ended with code 2 naming setting and rule */
export function foundSettings({ flags, terminal }: Pick<Context, 'flags' | 'terminal'>): FoundSettings {
  const given = Object.fromEntries(
    Object.entries(flags).flatMap(([name, value]) =>
      typeof value === 'string' || (typeof value === 'boolean' && isSwitch(camel(name)))
        ? [[camel(name), value] as const]
        : [],
    ),
  );
  const config = text(flags, 'config') ?? terminal.environment.WATCHFLOOR_CONFIG;
  try {
    return findSettings({
      flags: given,
      environment: terminal.environment,
      ...(config !== undefined && { config }),
      demo: isOn(flags, 'demo'),
    });
  } catch (error) {
    if (error instanceof SettingsRefused) throw misused(`refused configuration\n${indented(error.message)}`);
    throw error;
  }
}

const indented = (lines: string) => lines.replaceAll(/^/gm, '  ');

/** The directory of this call's data. */
export const dataDirOf = (context: Context): string => foundSettings(context).values.dataDir ?? new Settings().dataDir;

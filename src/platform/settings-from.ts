import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from '../../contracts/kernel/validate';
import { SettingsFile } from './settings-file';

/** A configuration that is refused: every setting with the rule it breaks, and where it was set. */
export class SettingsRefused extends Error {
  constructor(readonly faults: readonly { readonly setting: string; readonly rule: string; readonly from: string }[]) {
    super(faults.map(({ setting, rule, from }) => `${setting} ${rule} (${from})`).join('\n'));
  }
}

type Given = Partial<SettingsFile>;
type Name = keyof SettingsFile;

/** Settings and the names under which they stand in the environment. */
export const settingNames = [
  'dataDir',
  'host',
  'port',
  'log',
  'profile',
  'publicOrigin',
  'handlingFloor',
  'warning',
  'quiet',
  'reserveMib',
  'demoRate',
] as const satisfies readonly Name[];
export const environmentName = (name: string) =>
  `WATCHFLOOR_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

const typed = (name: Name, text: string): unknown => {
  if (name === 'port' || name === 'demoRate' || name === 'reserveMib')
    return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (name === 'quiet') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
};

interface Layer {
  readonly from: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** How the layer writes a setting, for people. */
  readonly spelled: (name: string) => string;
}

const flagName = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** @param flags texts of the command line, by setting */
const ofFlags = (flags: Readonly<Record<string, string | boolean | undefined>>): Layer => ({
  from: 'command line',
  values: Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = flags[name];
      return value === undefined ? [] : [[name, typeof value === 'string' ? typed(name, value) : value]];
    }),
  ),
  spelled: flagName,
});

const ofEnvironment = (environment: NodeJS.ProcessEnv): Layer => ({
  from: 'environment',
  values: Object.fromEntries(
    settingNames.flatMap((name) => {
      const text = environment[environmentName(name)];
      return text === undefined ? [] : [[name, typed(name, text)]];
    }),
  ),
  spelled: environmentName,
});

function ofFile(path: string, mustExist: boolean): Layer | undefined {
  const refuse = (rule: string) => new SettingsRefused([{ setting: path, rule, from: 'configuration file' }]);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!mustExist && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw refuse('cannot be read');
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw refuse('must be JSON');
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw refuse('must be a JSON object');
  return { from: path, values: values as Record<string, unknown>, spelled: (name) => name };
}

const secretFault = (name: string) =>
  /(password|secret|token|passphrase|key)$/i.test(name)
    ? 'is a secret: give the path of a file in a setting that ends in _FILE'
    : undefined;

function faultsIn({ from, values, spelled }: Layer) {
  return faultsOf(SettingsFile, values, 'command').map(({ pointer, rule }) => {
    const name = pointer.slice(1);
    const stranger = rule === 'is not a field of this message';
    return { setting: spelled(name), rule: stranger ? (secretFault(name) ?? 'is not a setting') : rule, from };
  });
}

const secretsIn = (environment: NodeJS.ProcessEnv) =>
  Object.keys(environment)
    .filter((name) => name.startsWith('WATCHFLOOR_') && secretFault(name))
    .map((name) => ({ setting: name, rule: secretFault(name)!, from: 'environment' }));

const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

function together({ profile, host, log }: Given, demo: boolean) {
  const faults = [];
  const from = 'settings together';
  if ((profile ?? 'local') === 'local' && host !== undefined && !loopback.includes(host))
    faults.push({ setting: 'host', rule: `must be 127.0.0.1 in profile local, not ${host}`, from });
  if (profile === 'production' && demo)
    faults.push({
      setting: 'profile',
      rule: 'must not be production for a demonstration: it signs people in without a password',
      from,
    });
  if (profile === 'production' && log === 'memory')
    faults.push({ setting: 'log', rule: 'must not be memory in profile production: it would forget everything', from });
  return faults;
}

export interface SettingSources {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: NodeJS.ProcessEnv;
  /** Path of `--config`, which then must exist. */
  readonly config?: string;
  readonly demo: boolean;
}

export interface FoundSettings {
  readonly values: Given;
  /** Where each setting that is set comes from. */
  readonly from: Readonly<Record<string, string>>;
}

/** Files that are read where none is named: of the project, of the user, of the system. */
const standardFiles = (environment: NodeJS.ProcessEnv): readonly string[] => [
  'watchfloor.config.json',
  join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'watchfloor', 'config.json'),
  '/etc/watchfloor/config.json',
];

/**
 * Settings in the order flags, environment, files; the first that names a setting decides it.
 * @throws SettingsRefused naming every setting that breaks a rule
 */
export function findSettings({ flags, environment, config, demo }: SettingSources): FoundSettings {
  const files = config === undefined ? standardFiles(environment) : [config];
  const layers = [
    ofFlags(flags),
    ofEnvironment(environment),
    ...files.flatMap((path) => ofFile(path, config !== undefined) ?? []),
  ];
  const faults = [...layers.flatMap(faultsIn), ...secretsIn(environment)];
  if (faults.length > 0) throw new SettingsRefused(faults);
  const values: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const layer of layers)
    for (const [name, value] of Object.entries(layer.values))
      if (!Object.hasOwn(values, name)) {
        values[name] = value;
        from[name] = layer.from;
      }
  const contradictions = together(values as Given, demo);
  if (contradictions.length > 0) throw new SettingsRefused(contradictions);
  return { values: values as Given, from };
}

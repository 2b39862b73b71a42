import { fieldOf } from '../../contracts/kernel/field';
import { IsBoolean, IsOneOf } from '../../contracts/kernel/fields';
import { classifications } from '../../contracts/vocabulary/code-lists';
import type { SettingValues } from './settings';

const optional = { optional: true } as const;
const ruled = (notation: string, check: (value: unknown) => string | undefined) =>
  fieldOf({ notation, schema: {}, check }, optional);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

const IsPath = () => ruled('path', (value) => (isText(value) ? undefined : 'must be the path of a directory'));
const IsPort = () =>
  ruled('port', (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535
      ? undefined
      : 'must be a port from 0 to 65535',
  );
const IsHost = () =>
  ruled('host', (value) =>
    isText(value) && /^[\w.:-]{1,253}$/.test(value) ? undefined : 'must be an address or host name',
  );
const IsOrigin = () =>
  ruled('origin', (value) =>
    isText(value) && URL.canParse(value) && new URL(value).origin === value
      ? undefined
      : 'must be an origin such as https://watch.example.org',
  );
const IsWarning = () =>
  ruled('text', (value) => (isText(value) && value.length <= 2000 ? undefined : 'must be 1 to 2000 characters'));
const IsMib = () =>
  ruled('MiB', (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1_048_576
      ? undefined
      : 'must be a whole number of MiB from 0 to 1048576',
  );
const IsRate = () =>
  ruled('rate', (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 100_000
      ? undefined
      : 'must be a whole number from 1 to 100000',
  );

/** What may stand in `watchfloor.config.json`; the environment has the same settings as `WATCHFLOOR_<NAME>`. */
export class SettingsFile {
  @IsPath() dataDir?: string;
  @IsHost() host?: string;
  @IsPort() port?: number;
  @IsOneOf(['sqlite', 'memory'], undefined, optional) log?: 'sqlite' | 'memory';
  @IsOneOf(['local', 'production'], undefined, optional) profile?: 'local' | 'production';
  @IsOrigin() publicOrigin?: string;
  @IsOneOf(classifications, undefined, optional) handlingFloor?: SettingValues['handlingFloor'];
  @IsWarning() warning?: string;
  @IsBoolean(optional) quiet?: boolean;
  /** What must be free on the volume to begin recording; 0: the volume is not looked at. */
  @IsMib() reserveMib?: number;
  /** Domain seconds per real second while a demonstration plays. */
  @IsRate() demoRate?: number;
}

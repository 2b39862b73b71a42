import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Classification } from '../../contracts/metadata';
import { type LiveLimits, liveLimits } from './live/limits';

/** What an operator may set, read once at start (stack.md §1). */
export class Settings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly log: 'sqlite' | 'memory';
  readonly profile: 'local' | 'production';
  readonly publicOrigin: string | undefined;
  readonly demo: boolean;
  readonly handlingFloor: Classification;
  readonly warning: string;
  readonly live: LiveLimits;
  /** HTTP requests a minute of one session, or of one address without a session; 0 sets no limit. */
  readonly requestsPerMinute: number;
  /** MiB that must be free on the volume to begin recording, beside 5 % of it; 0: the volume is not looked at. */
  readonly reserveMib: number;
  /** Starts although the newest event lies in the future of the clock (trust.md C-12). */
  readonly acceptClock: boolean;
  readonly node: string;
  /** Only errors are logged. */
  readonly quiet: boolean;
  readonly build: string;

  constructor(values: Partial<SettingValues> = {}) {
    const settings = { ...defaults, ...values };
    this.dataDir = settings.dataDir;
    this.host = settings.host;
    this.port = settings.port;
    this.log = settings.log;
    this.profile = settings.profile;
    this.publicOrigin = settings.publicOrigin;
    this.demo = settings.demo;
    this.handlingFloor = settings.handlingFloor;
    this.warning = settings.warning;
    this.live = { ...liveLimits, ...settings.live };
    this.requestsPerMinute = settings.requestsPerMinute;
    this.reserveMib = settings.reserveMib;
    this.acceptClock = settings.acceptClock;
    this.node = settings.node;
    this.quiet = settings.quiet;
    this.build = buildId();
  }

  /** The one origin that is ours: the configured one, otherwise the address that a request was sent to. */
  ownOrigin(host: string | undefined): string {
    return this.publicOrigin ?? `http://${host ?? ''}`;
  }

  /** True for our own origin alone: a request that names none does not come from it. */
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean {
    return origin === this.ownOrigin(host);
  }
}

export interface SettingValues {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly log: 'sqlite' | 'memory';
  readonly profile: 'local' | 'production';
  readonly publicOrigin: string | undefined;
  readonly demo: boolean;
  readonly handlingFloor: Classification;
  readonly warning: string;
  readonly live: Partial<LiveLimits>;
  readonly requestsPerMinute: number;
  readonly reserveMib: number;
  readonly acceptClock: boolean;
  readonly node: string;
  readonly quiet: boolean;
}

const defaults: SettingValues = {
  dataDir: 'data',
  host: '127.0.0.1',
  port: 8080,
  log: 'sqlite',
  profile: 'local',
  publicOrigin: undefined,
  demo: false,
  handlingFloor: 'UNCLASSIFIED',
  warning:
    'This system records everything that is decided, sent and paid. Use is monitored and may be audited. Sign in only if you are authorised.',
  live: {},
  requestsPerMinute: 6000,
  reserveMib: 1024,
  acceptClock: false,
  quiet: false,
  node:
    hostname()
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(0, 40) || 'node',
};

/** Identity of the running build: browsers notice a new one. */
function buildId(): string {
  try {
    return hash('sha256', readFileSync(join(__dirname, '../../web/index.html'), 'utf8'), 'hex').slice(0, 12);
  } catch {
    return 'unbuilt';
  }
}

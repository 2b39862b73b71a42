import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { AccountStore } from '../../contracts/accounts';
import type { Bundles } from '../../contracts/bundles';
import type { Clock } from '../../contracts/clock';
import type { Cosigning } from '../../contracts/cosigning';
import type { EventLog } from '../../contracts/event-log';
import type { SourceFiles } from '../../contracts/exchange';
import type { KeyStore } from '../../contracts/key-store';
import type { PictureSnapshot, PictureStore } from '../../contracts/picture-store';
import type { PreferenceStore } from '../../contracts/preference-store';
import type { RestoredLog } from '../../contracts/restored-log';
import type { RunnerStates } from '../../contracts/runner-states';
import { parsePolicy } from '../../contracts/seal/policy-file';
import type { Seals } from '../../contracts/seals';
import type { Storage } from '../../contracts/storage';
import type { LogVerification } from '../../contracts/verification';
import { SqliteAccountStore } from '../../infra/accounts';
import { NeverRestored, RestoredFile } from '../../infra/backup/restored-file';
import { LogBundles } from '../../infra/bundle/log-bundles';
import { Unbundled } from '../../infra/bundle/unbundled';
import { openLog } from '../../infra/event-log/open-log';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { SqliteVerification } from '../../infra/event-log/verify/sqlite-verification';
import { ExchangeFiles } from '../../infra/exchange/files';
import { FileKeyStore } from '../../infra/key-store/file-key-store';
import { MemoryKeyStore } from '../../infra/key-store/memory-key-store';
import { SqlitePictureStore } from '../../infra/picture-store/sqlite';
import { SqlitePreferenceStore } from '../../infra/preferences';
import { SqliteRunnerStates } from '../../infra/runner-states';
import { sha256 } from '../../infra/seal/hash';
import { logKeyFile } from '../../infra/seal/log-key-file';
import { Unsealed } from '../../infra/seal/unsealed';
import { Unverified } from '../../infra/seal/unverified';
import { NoVolume, VolumeStorage } from '../../infra/space';
import { openDatabase, type SqliteDatabase } from '../../infra/sqlite';
import { Cosigner } from '../../infra/witness/cosigner';
import { NoWitnesses } from '../../infra/witness/no-witnesses';
import { registers } from '../../projections';
import { keyPaths, policyFile, realmDir } from './data-layout';
import { InlineRegisterHost, type RegisterHost, ThreadRegisterHost } from './pictures/register-host';
import { tableOf } from './pictures/register-writer';
import { SealedTexts } from './sealing/sealed-texts';
import type { Settings } from './settings';

/** Everything outside the process that one realm stands on. */
export interface Adapters {
  readonly log: EventLog;
  readonly seals: Seals;
  readonly cosigning: Cosigning;
  readonly bundles: Bundles;
  readonly verification: LogVerification;
  readonly restored: RestoredLog;
  readonly clock: Clock;
  readonly keys: KeyStore;
  readonly pictures: PictureStore;
  readonly registers: RegisterHost;
  readonly accounts: AccountStore;
  readonly runnerStates: RunnerStates;
  readonly preferences: PreferenceStore;
  readonly files: SourceFiles;
  readonly storage: Storage;
  /** Closes all of it, after everything that stands on it has ended. */
  readonly close: () => Promise<void>;
}

/** Opens the adapters that the settings choose; the one place where they are chosen. */
export async function openAdapters(settings: Settings, clock: Clock): Promise<Adapters> {
  return settings.log === 'memory' ? openInMemory(clock) : openOnDisk(settings, clock);
}

const realm = 'live';
const mebibyte = 1024 * 1024;
const tables = registers.map(tableOf);

async function openInMemory(clock: Clock): Promise<Adapters> {
  const log = await openLog({ kind: 'memory', realm, clock });
  const keys = new MemoryKeyStore();
  const pictures = new SqlitePictureStore(':memory:', { tables });
  const host = new InlineRegisterHost(log, pictures, new SealedTexts(keys));
  const folder = await mkdtemp(join(tmpdir(), 'watchfloor-'));
  const files = new ExchangeFiles(folder);
  const adapters = withState(
    {
      log,
      seals: new Unsealed(),
      cosigning: new NoWitnesses(),
      bundles: new Unbundled(),
      verification: new Unverified(),
      restored: new NeverRestored(),
      clock,
      keys,
      pictures,
      registers: host,
      files,
      storage: new NoVolume(),
    },
    openDatabase(':memory:'),
  );
  const close = async () => {
    await adapters.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...adapters, close };
}

async function openOnDisk({ dataDir, reserveMib, acceptClock }: Settings, clock: Clock): Promise<Adapters> {
  const dir = realmDir(dataDir, realm);
  const host = registerThread(dataDir);
  const opening = SqliteEventLog.open({
    dir,
    realm,
    clock,
    keyFile: logKeyFile(keyPaths(dataDir).signingKey, dir),
    reserve: reserveMib * mebibyte,
    // A demonstration sets its clock when its log is open.
    requireClock: clock.real && !acceptClock,
  });
  const log = await opening.catch(async (error) => {
    await host.abandon();
    throw error;
  });
  const seals = log.seals ?? new Unsealed();
  const cosigning = cosigningOf(dataDir, log, clock);
  const verification = new SqliteVerification({ dir, verifierKeys: seals.verifierKeys, threads: 1 });
  const keys = new FileKeyStore(keyPaths(dataDir));
  const state = openDatabase(join(dir, 'state.db'), {
    pragmas: { journal_mode: 'WAL', synchronous: 'FULL', busy_timeout: 5000 },
  });
  await host.open();
  const reading = new SqlitePictureStore(dir, { readOnly: true, tables });
  const files = new ExchangeFiles(dir);
  return withState(
    {
      log,
      seals,
      cosigning,
      bundles: new LogBundles({ dir, policyFile: policyFile(dataDir), verifierKeys: seals.verifierKeys }),
      verification,
      restored: new RestoredFile(dir),
      clock,
      keys,
      pictures: withWriter(reading, host),
      registers: host,
      files,
      storage: new VolumeStorage(dir),
    },
    state,
  );
}

/** Begins the thread of the registers: it loads its code while the log is opened. */
function registerThread(dataDir: string) {
  const logger = new Logger('Registers');
  const script = join(__dirname, 'pictures', 'register-worker.js').replace(/\/src\/platform\//, (part) =>
    __filename.endsWith('.ts') ? `/dist${part}` : part,
  );
  return new ThreadRegisterHost(script, { dataDir, realm }, (reason) =>
    logger.error(`register thread failed: ${reason}`),
  );
}

type Stateless = Omit<Adapters, 'accounts' | 'runnerStates' | 'preferences' | 'close'>;

const withState = (adapters: Stateless, state: SqliteDatabase): Adapters => ({
  ...adapters,
  accounts: new SqliteAccountStore(state),
  runnerStates: new SqliteRunnerStates(state),
  preferences: new SqlitePreferenceStore(state),
  close: async () => {
    await adapters.cosigning.close();
    await adapters.log.close();
    adapters.pictures.close();
    adapters.keys.close();
    state.close();
  },
});

/** Witnesses of the log's heads, when a trust policy names some (trust.md §3.4). */
function cosigningOf(dataDir: string, { seals, cosignatures: store }: SqliteEventLog, clock: Clock): Cosigning {
  const file = policyFile(dataDir);
  if (!seals || !existsSync(file)) return new NoWitnesses();
  return new Cosigner({ seals, store, policy: parsePolicy(sha256, readFileSync(file, 'utf8')), clock });
}

/** The main thread reads the store and leaves every write to the register thread, its one writer. */
const withWriter = (store: SqlitePictureStore, host: RegisterHost): PictureStore =>
  Object.assign(store, { saveSnapshots: (snapshots: readonly PictureSnapshot[]) => host.save(snapshots) });

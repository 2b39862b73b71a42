import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ThrottlerModule } from '@nestjs/throttler';
import { AccountStore } from '../../contracts/accounts';
import { Bundles } from '../../contracts/bundles';
import { Clock } from '../../contracts/clock';
import { Cosigning } from '../../contracts/cosigning';
import { EventLog } from '../../contracts/event-log';
import { SourceFiles } from '../../contracts/exchange';
import { KeyStore } from '../../contracts/key-store';
import { PictureStore } from '../../contracts/picture-store';
import { PreferenceStore } from '../../contracts/preference-store';
import { RestoredLog } from '../../contracts/restored-log';
import { RunnerStates } from '../../contracts/runner-states';
import { Seals } from '../../contracts/seals';
import { Storage } from '../../contracts/storage';
import { LogVerification } from '../../contracts/verification';
import type { Adapters } from './adapters';
import { AuthModule } from './auth/auth.module';
import { CorrectEventHandler, Corrections, RetractEventHandler } from './corrections';
import { ExchangeModule } from './exchange/exchange.module';
import { Exports } from './exchange/exports';
import { ExportsController } from './exchange/exports.controller';
import { ImportReaders } from './exchange/ports';
import { CommandIntake } from './http/command-intake';
import { CommandsController } from './http/commands.controller';
import { ContractsController } from './http/contracts.controller';
import { DryRuns } from './http/dry-runs';
import { HealthController } from './http/health.controller';
import { ImportRights } from './http/import-rights';
import { MetricsController } from './http/metrics.controller';
import { People } from './http/people';
import { PicturesController } from './http/pictures.controller';
import { PreferencesController } from './http/preferences.controller';
import { ProblemFilter } from './http/problems';
import { RateGuard } from './http/rate-guard';
import { Records } from './http/records';
import { RecordsController } from './http/records.controller';
import { RequestCounts } from './http/request-counts';
import { KnownFacts } from './ledger/known-facts';
import { Ledger } from './ledger/ledger';
import { StreamQueue } from './ledger/queue';
import { References } from './ledger/references';
import { Streams } from './ledger/streams';
import { LiveHub } from './live/live-hub';
import { LiveServer } from './live/live-server';
import { RowWatches } from './live/row-watches';
import { Boards } from './pictures/boards';
import { PictureRunner } from './pictures/picture-runner';
import { RegisterHost } from './pictures/register-host';
import { Registers } from './pictures/registers';
import { ClockRunner } from './reactions/clock-runner';
import { Clocks } from './reactions/clocks';
import { ReactionRunner } from './reactions/reaction-runner';
import { ReactionTools } from './reactions/reaction-tools';
import { Simulations } from './reactions/simulations';
import { SealedReader } from './sealing/sealed-reader';
import { Sealer } from './sealing/sealer';
import { ClockWatch } from './seals/clock-watch';
import { HandoverSeals } from './seals/handover-seals';
import { IntegrityRecords } from './seals/integrity-records';
import { LogProofsController } from './seals/log-proofs.controller';
import { SealRecordsController } from './seals/seal-records.controller';
import { SealState } from './seals/seal-state';
import { StorageWatch } from './seals/storage-watch';
import { Verification } from './seals/verification';
import { VerificationController } from './seals/verification.controller';
import { WitnessRecords } from './seals/witness-records';
import { Send } from './send';
import { Settings } from './settings';

const ledger = [Ledger, StreamQueue, Streams, References, KnownFacts, Sealer, Send];
const pictures = [PictureRunner, Boards, Registers, SealedReader];

const http = [CommandIntake, DryRuns, Simulations, Records, People, Exports];
const corrections = [Corrections, CorrectEventHandler, RetractEventHandler];
const controllers = [
  CommandsController,
  ContractsController,
  ExportsController,
  HealthController,
  LogProofsController,
  MetricsController,
  PicturesController,
  PreferencesController,
  RecordsController,
  SealRecordsController,
  VerificationController,
];

const foundations = (adapters: Adapters, settings: Settings) => [
  { provide: Settings, useValue: settings },
  { provide: Clock, useValue: adapters.clock },
  { provide: EventLog, useValue: adapters.log },
  { provide: Seals, useValue: adapters.seals },
  { provide: Cosigning, useValue: adapters.cosigning },
  { provide: Bundles, useValue: adapters.bundles },
  { provide: LogVerification, useValue: adapters.verification },
  { provide: RestoredLog, useValue: adapters.restored },
  { provide: KeyStore, useValue: adapters.keys },
  { provide: PictureStore, useValue: adapters.pictures },
  { provide: RegisterHost, useValue: adapters.registers },
  { provide: AccountStore, useValue: adapters.accounts },
  { provide: RunnerStates, useValue: adapters.runnerStates },
  { provide: PreferenceStore, useValue: adapters.preferences },
  { provide: SourceFiles, useValue: adapters.files },
  { provide: Storage, useValue: adapters.storage },
];

const throttling = ({ requestsPerMinute }: Settings) =>
  ThrottlerModule.forRoot({
    throttlers: [{ ttl: 60_000, limit: Math.max(1, requestsPerMinute) }],
    storage: new RequestCounts(),
  });

@Global()
@Module({})
class PlatformModule {}

/** The pipeline, pictures, live protocol and identity, over the adapters of one realm. */
export function platformModule(adapters: Adapters, settings: Settings): DynamicModule {
  const given = foundations(adapters, settings);
  return {
    module: PlatformModule,
    imports: [CqrsModule.forRoot(), AuthModule, ExchangeModule, throttling(settings)],
    controllers,
    providers: [
      ...given,
      { provide: ImportReaders, useClass: ImportRights },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: RateGuard },
      ...ledger,
      ...pictures,
      ...corrections,
      ...http,
      SealState,
      IntegrityRecords,
      HandoverSeals,
      Verification,
      StorageWatch,
      ClockWatch,
      WitnessRecords,
      LiveHub,
      LiveServer,
      RowWatches,
      ReactionTools,
      ReactionRunner,
      Clocks,
      ClockRunner,
    ],
    exports: [...ledger, ...pictures, ...given.map(({ provide }) => provide), ImportReaders, LiveHub],
  };
}

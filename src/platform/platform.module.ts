import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountStore } from '../../contracts/accounts';
import { Clock } from '../../contracts/clock';
import { EventLog } from '../../contracts/event-log';
import { SourceFiles } from '../../contracts/exchange';
import { KeyStore } from '../../contracts/key-store';
import { PictureStore } from '../../contracts/picture-store';
import { PreferenceStore } from '../../contracts/preference-store';
import { RunnerStates } from '../../contracts/runner-states';
import type { Adapters } from './adapters';
import { AuthModule } from './auth/auth.module';
import { CorrectEventHandler, Corrections, RetractEventHandler } from './corrections';
import { ExchangeModule } from './exchange/exchange.module';
import { ImportReaders } from './exchange/ports';
import { CommandIntake } from './http/command-intake';
import { CommandsController } from './http/commands.controller';
import { ContractsController } from './http/contracts.controller';
import { DryRuns } from './http/dry-runs';
import { HealthController } from './http/health.controller';
import { ImportRights } from './http/import-rights';
import { People } from './http/people';
import { PicturesController } from './http/pictures.controller';
import { PreferencesController } from './http/preferences.controller';
import { ProblemFilter } from './http/problems';
import { Records } from './http/records';
import { RecordsController } from './http/records.controller';
import { KnownFacts } from './ledger/known-facts';
import { Ledger } from './ledger/ledger';
import { StreamQueue } from './ledger/queue';
import { References } from './ledger/references';
import { Streams } from './ledger/streams';
import { LiveHub } from './live/live-hub';
import { LiveServer } from './live/live-server';
import { Boards } from './pictures/boards';
import { PictureRunner } from './pictures/picture-runner';
import { RegisterHost } from './pictures/register-host';
import { Registers } from './pictures/registers';
import { ClockRunner } from './reactions/clock-runner';
import { ReactionRunner } from './reactions/reaction-runner';
import { Simulations } from './reactions/simulations';
import { SealedReader } from './sealing/sealed-reader';
import { Sealer } from './sealing/sealer';
import { Send } from './send';
import { Settings } from './settings';

const ledger = [Ledger, StreamQueue, Streams, References, KnownFacts, Sealer, Send];
const pictures = [PictureRunner, Boards, Registers, SealedReader];

/** The pipeline, pictures, live protocol and identity, over the adapters of one realm. */
@Global()
@Module({})
export class PlatformModule {
  static over(adapters: Adapters, settings: Settings): DynamicModule {
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot(), AuthModule, ExchangeModule],
      controllers: [
        CommandsController,
        ContractsController,
        HealthController,
        PicturesController,
        PreferencesController,
        RecordsController,
      ],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: adapters.clock },
        { provide: EventLog, useValue: adapters.log },
        { provide: KeyStore, useValue: adapters.keys },
        { provide: PictureStore, useValue: adapters.pictures },
        { provide: RegisterHost, useValue: adapters.registers },
        { provide: AccountStore, useValue: adapters.accounts },
        { provide: RunnerStates, useValue: adapters.runnerStates },
        { provide: PreferenceStore, useValue: adapters.preferences },
        { provide: SourceFiles, useValue: adapters.files },
        { provide: ImportReaders, useClass: ImportRights },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...ledger,
        ...pictures,
        Corrections,
        CorrectEventHandler,
        RetractEventHandler,
        CommandIntake,
        DryRuns,
        Simulations,
        Records,
        People,
        LiveHub,
        LiveServer,
        ReactionRunner,
        ClockRunner,
      ],
      exports: [
        ...ledger,
        ...pictures,
        Settings,
        Clock,
        EventLog,
        KeyStore,
        PictureStore,
        AccountStore,
        RunnerStates,
        SourceFiles,
        ImportReaders,
        LiveHub,
      ],
    };
  }
}

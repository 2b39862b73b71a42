import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '../contracts/clock';
import { AccessModule } from './access/access.module';
import { AssessmentModule } from './assessment/assessment.module';
import { CivmilModule } from './civmil/civmil.module';
import { DecisionsModule } from './decisions/decisions.module';
import { LearningModule } from './learning/learning.module';
import { PartnersModule } from './partners/partners.module';
import { type Adapters, openAdapters } from './platform/adapters';
import { prepareHttp, refuseAddress } from './platform/http/prepare-http';
import { JsonLogger } from './platform/json-logger';
import { platformModule } from './platform/platform.module';
import { assertComplete } from './platform/registry';
import type { Settings } from './platform/settings';
import { WatchModule } from './watch/watch.module';

/** A running application with what it stands on. */
export interface Application {
  readonly app: NestFastifyApplication;
  readonly adapters: Adapters;
  /** Ends the application first and then what it stands on. */
  readonly close: () => Promise<void>;
}

/**
 * Builds the whole application over the adapters that the settings choose; `listen` is the caller's.
 * @param opening the adapters, where they are being opened already
 */
export async function createApplication(
  settings: Settings,
  clock: Clock,
  opening = openAdapters(settings, clock),
): Promise<Application> {
  assertComplete();
  const http = httpAdapter();
  const adapters = await opening;

  @Module({
    imports: [
      platformModule(adapters, settings),
      WatchModule,
      AssessmentModule,
      DecisionsModule,
      CivmilModule,
      PartnersModule,
      LearningModule,
      AccessModule,
    ],
  })
  class AppModule {}

  const app = await NestFactory.create<NestFastifyApplication>(AppModule, http, {
    logger: new JsonLogger(settings.quiet),
    bodyParser: false,
  });
  await prepareHttp(app);
  const close = async () => {
    await app.close();
    await adapters.close();
  };
  return { app, adapters, close };
}

const httpAdapter = () =>
  new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    trustProxy: false,
    // Names of streams have up to 160 characters.
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: refuseAddress,
  });

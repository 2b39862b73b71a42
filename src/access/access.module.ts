import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { importBatch } from './import-batch';
import { policy } from './policy';
import { user } from './user';

@Module({ providers: [...handlersFor(user), ...handlersFor(policy), ...handlersFor(importBatch)] })
export class AccessModule {}

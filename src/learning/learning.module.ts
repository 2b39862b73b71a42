import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { lesson } from './lesson';
import { toolkit } from './toolkit';

/** Learning: lessons, and the toolkits that they end up in. */
@Module({ providers: handlersFor(lesson, toolkit) })
export class LearningModule {}

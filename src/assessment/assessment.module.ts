import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { barrier } from './barrier';
import { capability } from './capability';

/** Conflict and atrocity assessments, and what stands ready or in the way. */
@Module({ providers: handlersFor(capability, barrier) })
export class AssessmentModule {}

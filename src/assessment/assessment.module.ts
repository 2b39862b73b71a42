import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { atrocityAssessment } from './atrocity/decider';
import { barrier } from './barrier';
import { capability } from './capability';
import { conflictAssessment } from './conflict/decider';

/** Conflict and atrocity assessments, and what stands ready or in the way. */
@Module({ providers: handlersFor(conflictAssessment, atrocityAssessment, capability, barrier) })
export class AssessmentModule {}

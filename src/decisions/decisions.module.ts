import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { decision } from './decision/decider';
import { forum } from './forum';
import { interagencyManagement } from './interagency-management';

/** Forums, what they decide, and the interagency management of large operations. */
@Module({ providers: handlersFor(forum, decision, interagencyManagement) })
export class DecisionsModule {}

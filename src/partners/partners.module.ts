import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { coalition } from './coalition';
import { diplomaticContact } from './diplomatic-contact';
import { initiative } from './initiative/decider';
import { partner } from './partner/decider';

/** Partners, coalitions, local initiatives and diplomatic contacts. */
@Module({ providers: handlersFor(partner, coalition, initiative, diplomaticContact) })
export class PartnersModule {}

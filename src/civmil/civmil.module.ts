import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { leadAuthority } from './lead-authority';

/** Civil-military relations: who leads what where, and when it passes on. */
@Module({ providers: handlersFor(leadAuthority) })
export class CivmilModule {}

import { Module } from '@nestjs/common';
import { handlersFor } from '../platform/command-handlers';
import { alert } from './alert/decider';
import { alertRule } from './alert-rule';
import { countryWatch } from './country-watch/decider';
import { crisis } from './crisis/decider';
import { shift } from './shift/decider';
import { signal } from './signal';

/** The watch: country watches, crises, signals, alert rules, alerts and shifts. */
@Module({ providers: handlersFor(countryWatch, crisis, signal, alertRule, alert, shift) })
export class WatchModule {}

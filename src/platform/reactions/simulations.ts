import { Injectable } from '@nestjs/common';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { Simulation } from '../../../contracts/http';
import { eventScope, type Reader, visible } from '../../../contracts/scope';
import type { DefineAlertRule } from '../../../contracts/watch/alert-rule';
import { simulateRule } from '../../reactions/raise-rule-alerts/simulate-rule';

const page = 1000;

/** What an alert rule would have done with the events that its author may see. */
@Injectable()
export class Simulations {
  constructor(private readonly log: EventLog) {}

  async of(rule: object, reader: Reader): Promise<Simulation> {
    const events: RecordedEvent[] = [];
    for (let after = 0; ; ) {
      const { events: read, through, end } = await this.log.readAll({ after, limit: page });
      events.push(...read.filter((event) => visible(eventScope(event), reader)));
      if (end) break;
      after = through;
    }
    return simulateRule(rule as DefineAlertRule, events);
  }
}

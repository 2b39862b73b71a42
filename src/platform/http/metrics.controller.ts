import { Controller, Get, Header, Req } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { EventLog } from '../../../contracts/event-log';
import { Refusal } from '../../../contracts/refusals';
import { Open } from '../auth/open';
import { LiveHub } from '../live/live-hub';
import { PictureRunner } from '../pictures/picture-runner';
import { Registers } from '../pictures/registers';
import type { IdentifiedRequest } from './identity';

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** Figures for the operator's monitoring, answered on this machine only. */
@Open()
@Controller('metrics')
export class MetricsController {
  readonly #registry = new Registry();

  constructor(log: EventLog, runner: PictureRunner, registers: Registers, hub: LiveHub) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('head', 'Greatest position of the log', () => log.head());
    this.#gauge('log_ready', '1 while events can be recorded', () => Number(log.health().state === 'ready'));
    this.#gauge('boards_position', 'Position up to which boards are folded', () => runner.reached.position);
    this.#gauge('boards_parked', 'Events that a board could not take', () =>
      runner.status().reduce((sum, { parked }) => sum + parked, 0),
    );
    this.#gauge('registers_position', 'Position that the slowest register has reached', () =>
      Math.min(...registers.all().map(({ name }) => registers.position(name))),
    );
    this.#gauge('live_sockets', 'Open sockets', () => hub.clients.size);
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4')
  show(@Req() { ip }: IdentifiedRequest): Promise<string> {
    if (!loopback.test(ip)) throw new Refusal('NOT_FOUND');
    return this.#registry.metrics();
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>) {
    new Gauge({
      name: `watchfloor_${name}`,
      help,
      registers: [this.#registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}

import { Controller, Get, Header, Req, ServiceUnavailableException } from '@nestjs/common';
import { EventLog } from '../../../contracts/event-log';
import { Seals } from '../../../contracts/seals';
import { Open } from '../auth/open';
import { LiveHub } from '../live/live-hub';
import { PictureRunner } from '../pictures/picture-runner';
import { Registers } from '../pictures/registers';
import { SealState } from '../seals/seal-state';
import { type IdentifiedRequest, readerOf } from './identity';

const readyLagEvents = 1000;
const overseers = ['administrator', 'auditor'];

/** What an operator or a supervisor asks: alive, ready, and how far everything is. */
@Controller()
export class HealthController {
  constructor(
    private readonly log: EventLog,
    private readonly runner: PictureRunner,
    private readonly registers: Registers,
    private readonly hub: LiveHub,
    private readonly seals: Seals,
    private readonly sealState: SealState,
  ) {}

  @Open()
  @Get('health/live')
  @Header('cache-control', 'no-store')
  live() {
    return { status: 'up' };
  }

  @Open()
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready() {
    const head = await this.log.head();
    const { state } = this.log.health();
    const lagEvents = head - this.runner.reached.position;
    const ready = state === 'ready' && this.runner.state === 'running' && lagEvents <= readyLagEvents;
    if (!ready) throw new ServiceUnavailableException({ status: 'down', log: state, lagEvents });
    return { status: 'up', log: state, lagEvents };
  }

  @Get('status')
  @Header('cache-control', 'no-store')
  async status(@Req() request: IdentifiedRequest) {
    const { roles } = readerOf(request);
    const overseer = overseers.some((role) => roles.includes(role));
    const head = await this.log.head();
    return {
      realm: 'live',
      head,
      log: this.log.health(),
      // How many rows there are in all is told to nobody whose scope may hide some of them.
      pictures: this.runner.status().map(({ rows, ...picture }) => ({ ...picture, ...(overseer && { rows }) })),
      registers: this.registers.all().map(({ name }) => ({
        name,
        position: this.registers.position(name),
        parked: this.registers.parked(name),
      })),
      clients: this.hub.clients.size,
      memoryBytes: process.memoryUsage.rss(),
      sealed: this.seals.head()?.size ?? 0,
      seal: this.sealState.beat(head),
    };
  }
}

import { Controller, Get, Header } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { EventLog } from '../../../contracts/event-log';
import type { About } from '../../../contracts/http';
import { Settings } from '../settings';
import { AccessRecords } from './access-records';
import { Cast } from './cast';
import { Open } from './open';
import { SetupLink } from './setup-link';

/** What the sign-in page tells before anybody signs in; nothing in it is about people or records. */
@Open()
@Controller('about')
export class AboutController {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly records: AccessRecords,
    private readonly setup: SetupLink,
    private readonly cast: Cast,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  async show(): Promise<About> {
    const { build, handlingFloor, warning, demo } = this.settings;
    return {
      build,
      realm: 'live',
      head: await this.log.head(),
      recording: this.log.health().state === 'ready' && this.records.writable,
      handlingFloor,
      warning,
      setupOpen: this.setup.open,
      serverTime: instantOf(this.clock.micros()),
      ...(demo && this.cast.members && { cast: this.cast.members }),
    };
  }
}

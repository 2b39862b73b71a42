import { Controller, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Ticket } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { Settings } from '../settings';
import { type HttpRequest, headerOf } from './http-request';
import { Identify } from './identify';
import { Tickets } from './tickets';

/** Tickets for the live socket: a browser cannot send a header with it, and an address is no place for a secret. */
@Controller('live/tickets')
export class LiveTicketsController {
  constructor(
    private readonly identify: Identify,
    private readonly tickets: Tickets,
    private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  issue(@Req() request: HttpRequest, @Query('realm') realm: unknown = 'live'): Ticket {
    const identified = this.identify.require(request);
    if (realm !== 'live') throw new Refusal('REALM_NOT_ALLOWED', { realm: String(realm).slice(0, 80) });
    const origin = this.settings.ownOrigin(headerOf(request, 'host'));
    return { ticket: this.tickets.issue(identified, realm), realm, origin };
  }
}

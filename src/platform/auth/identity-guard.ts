import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '../../../contracts/refusals';
import type { Identity } from '../http/identity';
import { Settings } from '../settings';
import { AccessRecords } from './access-records';
import { type HttpRequest, headerOf } from './http-request';
import { Identify } from './identify';
import { openKey } from './open';
import { crossSite } from './same-origin';

interface Guarded extends HttpRequest {
  readonly url: string;
  identity?: Identity;
}

/** Stands before every route: our own pages only, signed in unless the route is open, and never unrecorded. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identify: Identify,
    private readonly records: AccessRecords,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Guarded>();
    const foreign = crossSite(request, (origin, host) => this.settings.allowsOrigin(origin, host));
    if (foreign) throw new Refusal('INVALID_FIELDS', { errors: [foreign] });
    const cookie = headerOf(request, 'cookie');
    const identified = this.identify.identify(cookie);
    if (identified) request.identity = { reader: identified.reader, session: identified.session.id };
    const open = this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()]);
    if (!open && !identified) return this.#nobody(request);
    await this.#assertRecorded(request);
    return true;
  }

  /** A page that only asks whether somebody is signed in attempts nothing. */
  async #nobody(request: Guarded): Promise<never> {
    const asks = request.method === 'GET' && pathOf(request) === '/session';
    if (!asks) await this.records.denied({ address: request.ip }, whatOf(request), 'NOT_AUTHENTICATED');
    throw new Refusal('NOT_AUTHENTICATED');
  }

  /** Each refused command tries to record again, so that the first success opens the way. */
  async #assertRecorded(request: Guarded) {
    if (this.records.writable || !pathOf(request).startsWith('/commands/')) return;
    const { reader, session } = request.identity ?? {};
    await this.records.denied({ reader, session, address: request.ip }, whatOf(request), 'LOG_READ_ONLY');
    throw new Refusal('LOG_READ_ONLY', { unrecorded: 'access' });
  }
}

const pathOf = ({ url }: Guarded) => url.split('?')[0] ?? '';
/** Paths name no person; what a query holds is left out. */
const whatOf = (request: Guarded) => `${request.method} ${pathOf(request)}`.replaceAll(/[^\x20-\x7e]/g, '?');

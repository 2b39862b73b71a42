import { type HttpRequest, headerOf } from './http-request';

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** A rule of our own pages that a request breaks, and the header that shows it. */
export interface CrossSite {
  readonly pointer: string;
  readonly rule: string;
}

/**
 * Undefined for a request that our own page, or no page at all, can have sent (trust.md §12, cross-site request). What
 * changes anything needs a header that other sites cannot set; with it a program may leave the origin out, as it may
 * not on the live socket.
 */
export function crossSite(
  request: HttpRequest,
  allowsOrigin: (origin?: string, host?: string) => boolean,
): CrossSite | undefined {
  if (safe.includes(request.method)) return undefined;
  if (headerOf(request, 'x-watchfloor') !== '1') return { pointer: '/headers/x-watchfloor', rule: 'must be 1' };
  const site = headerOf(request, 'sec-fetch-site') ?? 'none';
  if (site !== 'same-origin' && site !== 'none')
    return { pointer: '/headers/sec-fetch-site', rule: 'must be same-origin' };
  if (
    request.headers.origin !== undefined &&
    !allowsOrigin(headerOf(request, 'origin') ?? '', headerOf(request, 'host'))
  )
    return { pointer: '/headers/origin', rule: 'must be this server' };
  return undefined;
}

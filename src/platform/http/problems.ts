import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { JsonObject } from '../../../contracts/encoding';
import type { Problem } from '../../../contracts/http';
import type { Fault } from '../../../contracts/kernel/fault';
import { type Detail, Refusal, type RefusalCode, refusals } from '../../../contracts/refusals';
import { AccessRecords } from '../auth/access-records';
import { plain } from '../ledger/proposal';
import type { IdentifiedRequest } from './identity';

/** A refusal as the body that every interface gives (RFC 9457). */
export function problemOf(
  code: RefusalCode,
  detail: Detail,
  trace: string,
  status: number = refusals[code][0],
): Problem {
  const { errors, ...values } = detail as { errors?: readonly Fault[] };
  const { pointer, rule, ...rest } = values as { pointer?: string; rule?: string };
  const faults = errors ?? (pointer !== undefined && rule !== undefined ? [{ pointer, rule }] : undefined);
  return {
    type: `urn:watchfloor:refusal:${code}`,
    title: refusals[code][1],
    status,
    code,
    detail: sentence(code, faults),
    ...(faults && { errors: faults }),
    ...(Object.keys(rest).length > 0 && { values: plain(rest) as JsonObject }),
    trace,
  };
}

const sentence = (code: RefusalCode, faults: readonly Fault[] | undefined) =>
  [refusals[code][1], ...(faults ?? []).map(({ pointer, rule }) => `${pointer || '/'} ${rule}.`)].join(' ');

/** Seconds after which sending again makes sense, where the refusal does not know better. */
const retryAfter: Partial<Record<number, number>> = { 429: 1, 503: 1 };
const deniedStatuses: ReadonlySet<number> = new Set([403, 404]);

/** Turns every error of a request into a problem document; a bug is told by its trace only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Http');

  constructor(private readonly records: AccessRecords) {}

  async catch(error: unknown, host: ArgumentsHost) {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#problem(error, randomUUID());
    await this.#recordDenial(host.switchToHttp().getRequest<IdentifiedRequest>(), problem);
    const wait = problem.values?.retryAfter ?? retryAfter[problem.status];
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** Refusals by right are on the record; those of commands are told with the command they belong to. */
  async #recordDenial({ identity, ip, method, url }: IdentifiedRequest, { status, code }: Problem) {
    const path = url.split('?')[0] ?? '';
    if (!deniedStatuses.has(status) || !identity || path.startsWith('/commands/')) return;
    const { reader, session } = identity;
    await this.records.denied(
      { reader, session, address: ip },
      `${method} ${path}`.replaceAll(/[^\x20-\x7e]/g, '?'),
      code,
    );
  }

  #problem(error: unknown, trace: string): Problem {
    if (error instanceof Refusal) return problemOf(error.code, error.detail, trace);
    const status = statusOf(error);
    if (status === 404) return problemOf('NOT_FOUND', {}, trace);
    if (status === 429) return problemOf('TOO_MANY_REQUESTS', {}, trace);
    if (status === 413) return problemOf('INVALID_FIELDS', { pointer: '', rule: 'is larger than 1 MiB' }, trace, 413);
    if (status === 415)
      return problemOf('INVALID_FIELDS', { pointer: '', rule: 'must be application/json' }, trace, 415);
    if (status >= 400 && status < 500)
      return problemOf('INVALID_FIELDS', { pointer: '', rule: messageOf(error) }, trace);
    this.#logger.error(`${trace} ${error instanceof Error ? error.stack : error}`);
    return {
      type: 'urn:watchfloor:fault',
      title: 'Something failed on our side.',
      status: 500,
      code: 'FAULT',
      detail: 'Nothing can be said about the outcome; quote the trace.',
      trace,
    };
  }
}

const statusOf = (error: unknown): number =>
  error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number })?.statusCode ?? 500);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'is not acceptable');

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { bundleLimits } from '../../../contracts/bundles';
import { Refusal } from '../../../contracts/refusals';
import { type IdentifiedRequest, identityOf } from '../http/identity';
import { countOf } from '../http/query';
import { assertAuditor } from '../seals/overseers';
import { type BundleAsk, Exports } from './exports';

type Words = Readonly<Record<string, string | undefined>>;

/** Files out: what is wanted stands in the query, the answer is the file. */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  /** A bundle of a range of the log, for auditors: it names every stream in the range (trust.md §3.6). */
  @Post('bundle')
  @HttpCode(200)
  async bundle(
    @Query() query: Words,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    assertAuditor(request);
    const ask = askOf(query);
    const { reader, session } = identityOf(request);
    const made = await this.exports.bundle(ask, { reader, session, address: request.ip });
    const { parts, bytes, sha256 } = made;
    whenGone(reply.raw, made.left);
    void reply.header('x-content-sha256', sha256);
    return new StreamableFile(Readable.from(parts, { objectMode: false }), {
      type: 'application/zip',
      disposition: `attachment; filename="case-${ask.from}-${ask.to}.zip"`,
      length: bytes,
    });
  }
}

const mostAudience = 200;
const audienceRule = `must say for whom it is, in 1 to ${mostAudience} characters`;
const isAudience = (text: string) => text !== '' && text.length <= mostAudience && !/\p{Cc}/u.test(text);

/** Longest time in which somebody takes a bundle, in milliseconds. */
const takenWithinMs = 5 * 60_000;

/** Calls back when a response is out or broken off, which it is when nobody takes it in time. */
function whenGone(response: ServerResponse, gone: () => void) {
  if (response.closed) return gone();
  const late = setTimeout(() => response.destroy(), takenWithinMs);
  response.once('close', () => {
    clearTimeout(late);
    gone();
  });
}

function askOf(query: Words): BundleAsk {
  const [from, to] = [countOf('from', query.from) ?? 0, countOf('to', query.to) ?? 0];
  const audience = query.audience?.trim() ?? '';
  const errors = [
    ...(from < 1 ? [{ pointer: '/query/from', rule: 'must be a position' }] : []),
    ...(to < from || to - from >= bundleLimits.events
      ? [{ pointer: '/query/to', rule: `must be one of the ${bundleLimits.events} positions from the first on` }]
      : []),
    ...(isAudience(audience) ? [] : [{ pointer: '/query/audience', rule: audienceRule }]),
  ];
  if (errors.length > 0) throw new Refusal('INVALID_FIELDS', { errors });
  return { from, to, audience };
}

import { Readable } from 'node:stream';
import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ImportReject, ImportResult } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { RefusedCommands } from '../auth/refused-commands';
import { type IdentifiedRequest, readerOf } from '../http/identity';
import { assertLive } from '../http/realm';
import type { ImportAsk } from './import-ask';
import { Imports } from './imports';
import { UploadQuota, uploadLimits } from './upload-quota';

type Words = Readonly<Record<string, string | undefined>>;

/** Files in: the raw bytes are the body, everything said about them stands in the query and headers. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly quota: UploadQuota,
    private readonly refused: RefusedCommands,
  ) {}

  @Post()
  @HttpCode(202)
  async start(
    @Query() query: Words,
    @Headers() headers: Words,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResult | { readonly batchId: string }> {
    const reader = readerOf(request);
    assertLive(request);
    const ask = askOf(query, headers);
    // A refused upload is not read to its end, so the connection cannot serve another request.
    void reply.header('connection', 'close');
    return this.#noted(request, async () => {
      const bytes = this.quota.metered(reader.userId, bodyOf(request));
      if (headers.prefer !== 'dry-run') return this.imports.start(bytes, ask, reader);
      void reply.status(200);
      return this.imports.tryOut(bytes, ask, reader);
    });
  }

  @Get(':id')
  result(@Param('id') id: string, @Req() request: IdentifiedRequest): Promise<ImportResult> {
    assertLive(request);
    return this.imports.result(id, readerOf(request));
  }

  @Get(':id/rejects')
  rejects(@Param('id') id: string, @Req() request: IdentifiedRequest): Promise<readonly ImportReject[]> {
    assertLive(request);
    return this.imports.rejects(id, readerOf(request));
  }

  @Post(':id/retry')
  @HttpCode(202)
  retry(@Param('id') id: string, @Req() request: IdentifiedRequest): Promise<{ readonly batchId: string }> {
    assertLive(request);
    return this.#noted(request, () => this.imports.retry(id, readerOf(request)));
  }

  /** A refusal is recorded like that of a command. */
  async #noted<T>(request: IdentifiedRequest, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) await this.refused.note(request, 'StartImport', undefined, error);
      throw error;
    }
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function askOf(query: Words, headers: Words): ImportAsk {
  const [profile, release, fileName] = [text(query.profile), text(query.release), text(headers['x-file-name'])];
  return {
    format: text(query.format) ?? '',
    ...(profile && { profile }),
    ...(release && { release }),
    ...(fileName && { fileName: decoded(fileName) }),
    maxBytes: uploadLimits.bytesPerFile,
    maxRows: uploadLimits.rows,
    again: query.again === 'true',
  };
}

/** Header values are Latin-1 at best, so names come percent-encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function bodyOf(request: IdentifiedRequest): AsyncIterable<Uint8Array> {
  const { body } = request;
  if (!(body instanceof Readable))
    throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: '', rule: 'must be the bytes of a file' }] });
  // Ending early must leave the socket open, or the refusal never arrives.
  return body.iterator({ destroyOnReturn: false });
}

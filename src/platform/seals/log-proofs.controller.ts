import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Cosigning } from '../../../contracts/cosigning';
import { Refusal } from '../../../contracts/refusals';
import { formatEntries } from '../../../contracts/seal/entry-bundle';
import { formatConsistency, formatInclusion, formatRange } from '../../../contracts/seal/proof-files';
import { parseTilePath, type TilePath } from '../../../contracts/seal/tile-paths';
import { type SealedHead, Seals } from '../../../contracts/seals';
import { type IdentifiedRequest, readerOf } from '../http/identity';
import { countOf } from '../http/query';
import { assertLive } from '../http/realm';
import { Records } from '../http/records';
import { assertAuditor } from './overseers';

const hashBytes = 32;
const text = 'text/plain; charset=utf-8';
const immutable = 'private, max-age=31536000, immutable';

/** Signed heads and proofs of the log, in the C2SP formats (trust.md §2.4). */
@Controller('log')
export class LogProofsController {
  constructor(
    private readonly seals: Seals,
    private readonly cosigning: Cosigning,
    private readonly records: Records,
  ) {}

  /** The newest signed head: every browser watches that it only grows. */
  @Get('checkpoint')
  @Header('content-type', text)
  @Header('cache-control', 'no-store')
  checkpoint(@Req() request: IdentifiedRequest): string {
    this.#asked(request);
    return this.cosigning.noteOf(this.#head());
  }

  /** The keys that check the heads, one a line: the current one first. */
  @Get('key')
  @Header('content-type', text)
  @Header('cache-control', 'no-store')
  key(@Req() request: IdentifiedRequest): string {
    this.#asked(request);
    this.#requireSealed();
    return this.seals.verifierKeys.map((key) => `${key}\n`).join('');
  }

  @Get('consistency')
  @Header('content-type', text)
  consistency(@Query() query: Record<string, string>, @Req() request: IdentifiedRequest): string {
    this.#asked(request);
    const [from, to] = [needed('from', query.from), needed('to', query.to)];
    return proved({ from, to }, () => formatConsistency({ from, to, proof: this.seals.consistency(from, to) }));
  }

  /** That an event is in the log, for whoever may read it. */
  @Get('inclusion/:position')
  @Header('content-type', text)
  async inclusion(@Param('position') written: string, @Req() request: IdentifiedRequest): Promise<string> {
    this.#asked(request);
    const position = countOf('position', written)!;
    await this.records.event(position, readerOf(request));
    const index = position - 1;
    const { size, note } = await this.#headOver(index);
    return formatInclusion({
      index,
      extra: this.seals.entry(index)!,
      proof: this.seals.inclusion(index, size),
      note: this.cosigning.noteOf({ size, note }),
    });
  }

  /** That the leaves `from` … `to` − 1 stand in the tree of a size; of use only beside their entries. */
  @Get('range')
  @Header('content-type', text)
  range(@Query() query: Record<string, string>, @Req() request: IdentifiedRequest): string {
    assertAuditor(request);
    const [from, to, size] = [needed('from', query.from), needed('to', query.to), needed('size', query.size)];
    return proved({ from, to, size }, () => formatRange({ from, to, size, proof: this.seals.range(from, to, size) }));
  }

  /** Tiles of hashes, and bundles of entries; they name every stream, so they are for auditors. */
  @Get('tile/*')
  tile(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    assertAuditor(request);
    const path = (request.url.split('?')[0] ?? '').replace('/log/', '');
    const wanted = parseTilePath(path);
    const bytes = wanted && this.#bytes(wanted);
    if (!bytes) throw new Refusal('NOT_FOUND', { tile: path.slice(0, 120) });
    void reply.header('cache-control', immutable).type('application/octet-stream');
    return Buffer.from(bytes);
  }

  #asked(request: IdentifiedRequest) {
    readerOf(request);
    assertLive(request);
  }

  #requireSealed() {
    if (this.seals.verifierKeys.length === 0) throw new Refusal('NOT_FOUND', { log: 'not sealed' });
  }

  #head(): SealedHead {
    const head = this.seals.head();
    if (!head) throw new Refusal('NOT_FOUND', { log: 'not sealed yet' });
    return head;
  }

  /** A head that covers an event; one is signed now where none does yet. */
  async #headOver(index: number): Promise<SealedHead> {
    const head = this.seals.head();
    if (head && index < head.size) return head;
    this.#requireSealed();
    return this.seals.seal('interval');
  }

  #bytes({ level, index, width }: TilePath): Uint8Array | undefined {
    if (level !== 'entries') {
      const hashes = this.seals.tile(level, index)?.subarray(0, width * hashBytes);
      return hashes?.length === width * hashBytes ? hashes : undefined;
    }
    const entries = this.seals.entries(index).slice(0, width);
    return entries.length === width ? formatEntries(entries) : undefined;
  }
}

function needed(name: string, written: string | undefined): number {
  const count = countOf(name, written);
  if (count === undefined)
    throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: `/query/${name}`, rule: 'must be given' }] });
  return count;
}

/** A proof about sizes that the log does not have is not found. */
function proved<T>(asked: object, proof: () => T): T {
  try {
    return proof();
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('NOT_FOUND', { ...asked });
    throw error;
  }
}

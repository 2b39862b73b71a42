import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { LookupAnswer, RecordAnswer, ShownEvent } from '../../../contracts/http';
import { type IdentifiedRequest, readerOf } from './identity';
import { countOf } from './query';
import { assertLive } from './realm';
import { Records } from './records';

/** Single records and events, and finding records by name. */
@Controller()
export class RecordsController {
  constructor(private readonly records: Records) {}

  @Get('records/:stream')
  record(
    @Param('stream') stream: string,
    @Query() query: Record<string, string>,
    @Req() request: IdentifiedRequest,
  ): Promise<RecordAnswer> {
    const reader = readerOf(request);
    assertLive(request);
    const before = countOf('before', query.before);
    const limit = Math.min(countOf('limit', query.limit) ?? 100, 500);
    return this.records.record(stream, { limit, ...(before !== undefined && { before }) }, reader);
  }

  @Get('events/:position')
  event(@Param('position') position: string, @Req() request: IdentifiedRequest): Promise<ShownEvent> {
    const reader = readerOf(request);
    assertLive(request);
    return this.records.event(countOf('position', position)!, reader);
  }

  @Get('lookup/:category')
  lookup(
    @Param('category') category: string,
    @Query() query: Record<string, string>,
    @Req() request: IdentifiedRequest,
  ): LookupAnswer {
    const reader = readerOf(request);
    assertLive(request);
    const ids = query.ids?.split(',').slice(0, 100);
    return this.records.lookup(
      category,
      { ...(query.q !== undefined && { words: query.q.slice(0, 100) }), ...(ids && { ids }) },
      reader,
    );
  }
}

import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { BoardAnswer, RegisterPage } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { Boards } from '../pictures/boards';
import { PictureRunner } from '../pictures/picture-runner';
import { type PageRequest, Registers } from '../pictures/registers';
import { type IdentifiedRequest, readerOf } from './identity';
import { countOf, filterOf, nameOf, wordsOf } from './query';
import { assertLive } from './realm';

const waitMs = 5000;

/** Boards and registers as the reader may see them; `?after=` waits for a position. */
@Controller()
export class PicturesController {
  constructor(
    private readonly boards: Boards,
    private readonly registers: Registers,
    private readonly runner: PictureRunner,
  ) {}

  @Get('boards/:board')
  async board(
    @Param('board') board: string,
    @Query('after') after: string | undefined,
    @Req() request: IdentifiedRequest,
  ): Promise<BoardAnswer> {
    const reader = readerOf(request);
    const realm = assertLive(request);
    this.boards.of(board, reader);
    const position = countOf('after', after);
    if (position !== undefined && !(await this.runner.reached.wait(position, waitMs)))
      throw new Refusal('PICTURE_BEHIND', { position: this.runner.reached.position });
    return this.boards.answer(board, reader, realm);
  }

  @Get('registers/:register')
  async register(
    @Param('register') register: string,
    @Query() query: Record<string, string>,
    @Req() request: IdentifiedRequest,
  ): Promise<RegisterPage> {
    const reader = readerOf(request);
    assertLive(request);
    const columns = Object.keys(this.registers.assertReadable(register, reader).columns);
    const after = countOf('after', query.after);
    if (after !== undefined && !(await this.registers.reached(register, after, waitMs)))
      throw new Refusal('PICTURE_BEHIND', { position: this.registers.position(register) });
    return this.registers.page(register, pageOf(query, columns), reader);
  }
}

function pageOf(query: Record<string, string>, columns: readonly string[]): PageRequest {
  const order = nameOf('order', query.order, ['position', ...columns]);
  const at = countOf('at', query.at);
  const limit = countOf('limit', query.limit);
  return {
    ...(query.cursor !== undefined && { cursor: query.cursor }),
    ...(nameOf('dir', query.dir, ['next', 'previous']) === 'previous' && { backwards: true as const }),
    ...(query.q !== undefined && { words: wordsOf('q', query.q) }),
    ...(query.f !== undefined && { filter: filterOf(query.f, columns) }),
    ...(order !== undefined && { order }),
    ...(at !== undefined && { at }),
    ...(limit !== undefined && limit > 0 && { limit }),
  };
}

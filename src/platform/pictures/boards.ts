import { Injectable } from '@nestjs/common';
import type { Json, JsonObject } from '../../../contracts/encoding';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { BoardAnswer, DryRun } from '../../../contracts/http';
import { same } from '../../../contracts/kernel/same';
import { Refusal } from '../../../contracts/refusals';
import { highest, type Reader, visible } from '../../../contracts/scope';
import { boards } from '../../../projections';
import type { Board, FoldContext } from '../../../projections/board';
import { SealedReader } from '../sealing/sealed-reader';
import type { MemoryPicture } from './memory-picture';
import { PictureRunner } from './picture-runner';
import { stateHash } from './state-hash';

export interface RunningBoard {
  readonly board: Board<any, any, any>;
  readonly picture: MemoryPicture;
}

/** Boards as they stand now, row by row as a reader may see them. */
@Injectable()
export class Boards {
  readonly #running: ReadonlyMap<string, RunningBoard>;

  constructor(
    private readonly runner: PictureRunner,
    private readonly sealed: SealedReader,
  ) {
    this.#running = new Map(
      boards.map((board) => [board.topic, { board, picture: runner.register({ ...board, name: board.topic }) }]),
    );
  }

  all(): readonly RunningBoard[] {
    return [...this.#running.values()];
  }

  /** @throws Refusal when there is no such board or its readers are others */
  of(topic: string, reader: Reader): RunningBoard {
    const running = this.#running.get(topic);
    if (!running) throw new Refusal('NOT_FOUND', { board: topic });
    if (!mayRead(running.board.readers, reader))
      throw new Refusal('ROLE_NOT_ALLOWED', { needed: running.board.readers });
    return running;
  }

  answer(topic: string, reader: Reader, realm: string): BoardAnswer {
    const { board, picture } = this.of(topic, reader);
    const seen = [...picture.rows].filter(([, { scope }]) => visible(scope, reader));
    const rows = new Map(seen.map(([key, { shown }]) => [key, this.sealed.open(shown, reader)]));
    return {
      board: topic,
      realm,
      definition: picture.definition,
      version: board.version,
      position: picture.position,
      recordedAt: this.runner.recordedAt,
      rows: Object.fromEntries(rows),
      stateHash: stateHash(topic, board.version, picture.position, rows),
      handling: highest(seen.map(([, { scope }]) => scope.classification)),
      parked: this.runner.parked(topic).length,
    };
  }

  /** Cells that events not yet recorded would change, among rows that the reader sees. */
  preview(events: readonly RecordedEvent[], reader: Reader): DryRun['cells'] {
    return this.all()
      .filter(({ board }) => mayRead(board.readers, reader))
      .flatMap((running) => cellsOf(running, events, reader, this.sealed, { policies: this.runner.policies() }));
  }
}

export const mayRead = (readers: readonly string[] | 'any', reader: Reader) =>
  readers === 'any' || readers.some((role) => reader.roles.includes(role));

function cellsOf(
  { board, picture }: RunningBoard,
  events: readonly RecordedEvent[],
  reader: Reader,
  sealed: SealedReader,
  context: FoldContext,
) {
  const after = new Map<string, unknown>();
  for (const event of events) {
    for (const key of picture.touched(event)) {
      const kept = picture.rows.get(key);
      if (kept && !visible(kept.scope, reader)) continue;
      const row = after.get(key) ?? kept?.row ?? board.blank;
      after.set(key, board.on[event.type]?.(row, event as never, key, context));
    }
  }
  return [...after].flatMap(([key, row]) => {
    const from = picture.rows.get(key)?.shown;
    const to = row === undefined ? undefined : board.show(row, key);
    return changedCells(board.topic, key, from && sealed.open(from, reader), to);
  });
}

function changedCells(topic: string, key: string, from: JsonObject = {}, to: JsonObject = {}): DryRun['cells'] {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return fields
    .filter((field) => !same(from[field], to[field]))
    .map((field) => ({ topic, key, field, from: from[field] ?? (null as Json), to: to[field] ?? (null as Json) }));
}

import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { DeadlineRow } from '../../../contracts/reaction';
import type { FoldContext } from '../../../projections/board';
import { clockTypes, deadlineKeys, waitingAfter } from '../../../projections/deadlines/deadline-rows';
import type { MemoryPicture, PictureDefinition } from '../pictures/memory-picture';
import { PictureRunner } from '../pictures/picture-runner';

const waiting = (row: DeadlineRow | null, event: RecordedEvent, key: string, { policies }: FoldContext) =>
  waitingAfter(key, row ?? undefined, event, policies);

/** Every clock that runs or may run again, folded as all pictures are: a correction moves it, too. */
const definition: PictureDefinition = {
  name: 'clocks',
  keys: deadlineKeys as PictureDefinition['keys'],
  blank: null,
  on: Object.fromEntries([...clockTypes].map((type) => [type, waiting])),
};

/** The clocks of domain.md §6.2 as they stand now. */
@Injectable()
export class Clocks {
  readonly #picture: MemoryPicture;

  constructor(private readonly runner: PictureRunner) {
    this.#picture = runner.register(definition);
  }

  /** Up to where the log is known. */
  get reached() {
    return this.runner.reached;
  }

  get(key: string): DeadlineRow | undefined {
    return this.#picture.rows.get(key)?.row;
  }

  /** Those that run, by key. */
  running(): readonly (readonly [key: string, row: DeadlineRow & { readonly dueAt: string }])[] {
    return [...this.#picture.rows].flatMap(([key, { row }]) => (row.dueAt === undefined ? [] : [[key, row] as const]));
  }
}

import { Injectable } from '@nestjs/common';
import type { ImportStarted } from '../../../contracts/access/import-batch';
import { EventLog, idOf, type RecordedEvent } from '../../../contracts/event-log';
import type { MemoryPicture, PictureDefinition } from '../pictures/memory-picture';
import { PictureRunner } from '../pictures/picture-runner';
import { BatchIndex } from './ports';

interface BatchRow {
  /** Digest, profile and its version; absent for a retry, which is about some rows only. */
  readonly file?: string;
  /** Position of its end; absent while the batch is open. */
  readonly concludedAt?: number;
}

const longestWaitMs = 10 * 60_000;
const fileKey = (sha256: string, profile: string, version: number) => `${sha256} ${profile} ${version}`;

function started({ data }: RecordedEvent): BatchRow {
  const { file, profile, replaysBatchId } = data as unknown as ImportStarted;
  return replaysBatchId === undefined ? { file: fileKey(file.sha256, profile.name, profile.version) } : {};
}

const batches: PictureDefinition = {
  name: 'import-batches',
  keys: ({ stream }: RecordedEvent) => [idOf(stream)],
  blank: undefined,
  on: {
    ImportStarted: (_: unknown, event: RecordedEvent) => started(event),
    ImportConcluded: (row: BatchRow | undefined, { position }: RecordedEvent) =>
      row && { ...row, concludedAt: position },
    ImportRefused: () => undefined,
  },
};

/** Batches as a picture of the platform keeps them, so that a start reads no more of the log than other pictures do. */
@Injectable()
export class PictureBatchIndex extends BatchIndex {
  readonly #picture: MemoryPicture;

  constructor(
    private readonly log: EventLog,
    private readonly runner: PictureRunner,
  ) {
    super();
    this.#picture = runner.register(batches);
  }

  async unfinished(): Promise<readonly string[]> {
    return (await this.#rows()).filter(([, { concludedAt }]) => concludedAt === undefined).map(([id]) => id);
  }

  async concluded(sha256: string, profile: string, version: number): Promise<string | undefined> {
    const wanted = fileKey(sha256, profile, version);
    const ended = (await this.#rows()).filter(([, { file, concludedAt = 0 }]) => file === wanted && concludedAt > 0);
    return ended.toSorted(([, a], [, b]) => a.concludedAt! - b.concludedAt!).at(-1)?.[0];
  }

  async #rows(): Promise<readonly (readonly [string, BatchRow])[]> {
    const head = await this.log.head();
    if (!(await this.runner.reached.wait(head, longestWaitMs))) throw new Error(`pictures have not reached #${head}`);
    return [...this.#picture.rows].map(([id, { row }]) => [id, row as BatchRow] as const);
  }
}

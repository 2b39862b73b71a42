import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ImportStarted } from '../../../contracts/access/import-batch';
import { EventLog, idOf, type RecordedEvent } from '../../../contracts/event-log';
import { BatchIndex } from './ports';

const fileKey = (sha256: string, profile: string, version: number) => `${sha256} ${profile} ${version}`;

/** Batches as the log tells them, followed from the start of the log in the background. */
@Injectable()
export class LogBatchIndex extends BatchIndex implements OnModuleDestroy {
  readonly #open = new Map<string, string | undefined>();
  readonly #concluded = new Map<string, string>();
  readonly #stop = new AbortController();
  #live: Promise<void> | undefined;

  constructor(private readonly log: EventLog) {
    super();
  }

  async unfinished(): Promise<readonly string[]> {
    await this.#caughtUp();
    return [...this.#open.keys()];
  }

  async concluded(sha256: string, profile: string, version: number): Promise<string | undefined> {
    await this.#caughtUp();
    return this.#concluded.get(fileKey(sha256, profile, version));
  }

  onModuleDestroy() {
    this.#stop.abort();
  }

  #caughtUp(): Promise<void> {
    this.#live ??= new Promise((resolve, reject) => {
      this.#follow(resolve).catch(reject);
    });
    return this.#live;
  }

  async #follow(live: () => void) {
    const { signal } = this.#stop;
    try {
      for await (const batch of this.log.follow({ after: 0, signal })) {
        for (const event of batch.events) this.#take(event);
        if (batch.live) live();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      live();
    }
  }

  #take({ type, stream, data }: RecordedEvent) {
    const batchId = idOf(stream);
    if (type === 'ImportStarted') {
      const { file, profile, replaysBatchId } = data as unknown as ImportStarted;
      this.#open.set(batchId, replaysBatchId ? undefined : fileKey(file.sha256, profile.name, profile.version));
    } else if (type === 'ImportRefused') this.#open.delete(batchId);
    else if (type === 'ImportConcluded') {
      const key = this.#open.get(batchId);
      if (key) this.#concluded.set(key, batchId);
      this.#open.delete(batchId);
    }
  }
}

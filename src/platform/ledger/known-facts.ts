import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { categoryOf, EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { Ambient, FactRequest } from '../../../contracts/facts';
import { Refusal } from '../../../contracts/refusals';
import { type Reader, visible } from '../../../contracts/scope';
import { facts as factFolds } from '../../../projections';
import { isSystem } from '../issued';
import { boardHashes } from '../pictures/board-hashes';
import type { MemoryPicture } from '../pictures/memory-picture';
import { PictureRunner } from '../pictures/picture-runner';
import { type CommandInfo, deciderOf } from '../registry';
import { caseOf } from './decision';
import { streamScope } from './loaded';
import { Streams } from './streams';

const waitMs = 5000;
const sha256 = (text: string) => hash('sha256', text, 'hex');

/** Facts from outside a stream, no older than the head when the command arrived (architecture.md §4). */
@Injectable()
export class KnownFacts {
  readonly #folds: ReadonlyMap<string, MemoryPicture>;

  constructor(
    private readonly log: EventLog,
    private readonly streams: Streams,
    private readonly runner: PictureRunner,
  ) {
    runner.events.subscribe((batch) => streams.took(batch));
    this.#folds = new Map(
      factFolds.map((fold) => [fold.name, runner.register({ ...fold, name: `fact-${fold.name}` })]),
    );
  }

  async forCommand(info: CommandInfo, command: object, reader: Reader): Promise<Ambient> {
    const head = await this.log.head();
    if (!(await this.runner.reached.wait(head, waitMs)))
      throw new Refusal('PICTURE_BEHIND', { position: this.runner.reached.position });
    const requests = caseOf(info, command).facts?.(command) ?? {};
    const facts: Record<string, unknown> = {};
    for (const [name, request] of Object.entries(requests as Record<string, FactRequest>))
      facts[name] = await this.#fact(request, head, reader);
    return { ...facts, policies: this.runner.policies(), head, sha256 };
  }

  row(fold: string, key: string): unknown {
    return this.#folds.get(fold)?.rows.get(key)?.row;
  }

  #fact(request: FactRequest, head: number, reader: Reader): Promise<unknown> | unknown {
    if ('stream' in request) return this.#stream(request.stream, reader);
    if ('fold' in request) return this.row(request.fold, request.key);
    if ('every' in request)
      return new Map([...(this.#folds.get(request.every)?.rows ?? [])].map(([key, { row }]) => [key, row]));
    return request.at > head ? [] : boardHashes(this.runner, request.boards, request.at, reader);
  }

  async #stream(stream: string, reader: Reader): Promise<readonly RecordedEvent[]> {
    const decider = deciderOf(categoryOf(stream));
    const loaded = decider && (await this.streams.load(decider, stream));
    if (!loaded || !(isSystem(reader) || visible(streamScope(loaded), reader))) return [];
    const events: RecordedEvent[] = [];
    for await (const page of this.streams.pages(stream)) events.push(...page);
    return events;
  }
}

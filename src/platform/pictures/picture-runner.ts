import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { EventLog, EventLogError, type FollowBatch, type RecordedEvent } from '../../../contracts/event-log';
import { isCorrection } from '../../../contracts/is-correction';
import { type ParkedEvent, PictureStore } from '../../../contracts/picture-store';
import { type Policies, startingPolicies } from '../../../contracts/policies';
import type { FoldContext } from '../../../projections/board';
import type { Standing } from './corrections';
import { standings } from './corrections';
import { MemoryPicture, type PictureDefinition } from './memory-picture';
import { PictureRefold } from './picture-refold';
import { PictureSnapshots } from './picture-snapshots';
import { policiesOf, policiesPicture } from './policies';
import { Positions } from './positions';
import { replayed } from './replay';

const snapshotEveryEvents = 20_000;

/** Keys of one picture that a batch of events changed. */
export interface PictureChange {
  readonly picture: MemoryPicture;
  readonly keys: ReadonlySet<string>;
  readonly position: number;
}

/** Follows the log once and keeps every picture of the main thread current: boards, facts and the platform's own folds. */
@Injectable()
export class PictureRunner implements OnApplicationBootstrap, OnModuleDestroy {
  /** After each batch: what changed, in log order. */
  readonly changes = new Subject<readonly PictureChange[]>();
  /** Every event, after all pictures have taken it. */
  readonly events = new Subject<FollowBatch>();
  readonly reached = new Positions();
  readonly #started = Promise.withResolvers<void>();
  /**
   * Resolves once the boards hold what the log held at the start, or when that failed. Whoever only acts on events
   * waits for it before it reads the log, so that a start is not slower for work that no reader waits for.
   */
  readonly started = this.#started.promise;
  readonly #pictures: MemoryPicture[] = [];
  readonly #heardBy = new Map<string, readonly MemoryPicture[]>();
  readonly #standings = this.register(standings);
  readonly #policies = this.register(policiesPicture);
  readonly #refold: PictureRefold;
  #context: FoldContext = { policies: startingPolicies };
  readonly #snapshots: PictureSnapshots;
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Pictures');
  #running: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;
  #savedAt = 0;
  state: 'running' | 'faulted' = 'running';
  /** Time of the newest event taken; null for an empty log. */
  recordedAt: string | null = null;

  constructor(
    private readonly log: EventLog,
    private readonly store: PictureStore,
  ) {
    this.#snapshots = new PictureSnapshots(store, this.#pictures);
    this.#refold = new PictureRefold(log, store, (id) => this.standingOf(id));
  }

  /** Adds a picture; all are added before the application starts. */
  register(definition: PictureDefinition): MemoryPicture {
    const picture = new MemoryPicture(definition);
    this.#pictures.push(picture);
    this.#heardBy.clear();
    return picture;
  }

  /**
   * A picture as it was known at a position that it has reached: itself, or a copy folded up to there; undefined where
   * there is none of this name.
   */
  async pictureAt(name: string, position: number): Promise<MemoryPicture | undefined> {
    const picture = this.#pictures.find(({ of }) => of.name === name);
    return !picture || picture.unchangedSince(position)
      ? picture
      : replayed(this.log, this.store, picture.of, position);
  }

  policies(): Policies {
    return this.#context.policies;
  }

  standingOf(eventId: string): Standing | undefined {
    return this.#standings.rows.get(eventId)?.row;
  }

  parked(picture: string): readonly ParkedEvent[] {
    return this.#snapshots.parked(picture);
  }

  status() {
    return this.#pictures.map(({ of, position, rows }) => ({
      name: of.name,
      position,
      rows: rows.size,
      parked: this.parked(of.name).length,
      state: this.state,
    }));
  }

  /** Restores snapshots and starts to follow; resolves when the log's head as of now is folded. */
  async onApplicationBootstrap() {
    try {
      await this.#start();
    } finally {
      this.#started.resolve();
    }
  }

  async #start() {
    this.#snapshots.restore();
    this.#context = { policies: policiesOf(this.#policies) };
    const after = Math.min(...this.#pictures.map(({ position }) => position));
    this.#savedAt = after;
    const head = await this.log.head();
    this.reached.advance(after);
    this.#running = this.#follow(after);
    await this.reached.wait(head, 10 * 60_000);
  }

  async onModuleDestroy() {
    await this.stop();
  }

  /** Stops following and saves what is folded; whoever closes the store waits for it. */
  stop(): Promise<void> {
    this.#stop.abort();
    this.#stopped ??= this.#running.then(() => this.save());
    return this.#stopped;
  }

  /** Writes snapshots of all pictures. */
  save(): Promise<void> {
    this.#savedAt = this.reached.position;
    return this.#snapshots.save();
  }

  async #follow(after: number) {
    try {
      for await (const batch of this.log.follow({ after, signal: this.#stop.signal })) await this.#take(batch);
    } catch (error) {
      this.state = 'faulted';
      this.#logger.error(`pictures stopped: ${error instanceof Error ? error.message : error}`);
    }
  }

  async #take(batch: FollowBatch) {
    const changed = new Map<MemoryPicture, Set<string>>();
    for (const event of batch.events) {
      for (const picture of this.#hearing(event.type)) {
        // Only corrections read the log: a promise per event and picture would cost three times the fold itself.
        const folding = this.#foldsAgain(picture, event)
          ? await this.#foldAgain(picture, event)
          : this.#apply(picture, event);
        if (folding.length > 0) note(changed, picture, folding);
      }
    }
    this.#advance(batch);
    this.changes.next([...changed].map(([picture, keys]) => ({ picture, keys, position: batch.through })));
    this.events.next(batch);
    if (this.reached.position - this.#savedAt >= snapshotEveryEvents && batch.live) void this.save();
  }

  /** Pictures to which an event of a type may mean something; the others move on with the batch. */
  #hearing(type: string): readonly MemoryPicture[] {
    const known = this.#heardBy.get(type);
    if (known) return known;
    const hearing = isCorrection(type) ? [...this.#pictures] : this.#pictures.filter((picture) => picture.hears(type));
    this.#heardBy.set(type, hearing);
    return hearing;
  }

  #advance({ events, through }: FollowBatch) {
    for (const picture of this.#pictures) picture.pass(through);
    this.recordedAt = events.at(-1)?.metadata.recordedAt ?? this.recordedAt;
    this.reached.advance(through);
  }

  #foldsAgain(picture: MemoryPicture, { type, position }: RecordedEvent) {
    return isCorrection(type) && picture !== this.#standings && position > picture.position;
  }

  /** An event that a fold cannot take is parked with its reason; the picture goes on and says so. */
  #apply(picture: MemoryPicture, event: RecordedEvent): readonly string[] {
    try {
      const keys = picture.apply(event, this.#context);
      if (picture === this.#policies && keys.length > 0) this.#context = { policies: policiesOf(picture) };
      return keys;
    } catch (error) {
      return this.#park(picture, event, error);
    }
  }

  #park(picture: MemoryPicture, event: RecordedEvent, error: unknown): readonly string[] {
    const reason = error instanceof Error ? error.message : String(error);
    this.#snapshots.park({ picture: picture.of.name, position: event.position, eventId: event.id, reason });
    this.#logger.error(`${picture.of.name} parked #${event.position}: ${reason}`);
    picture.pass(event.position);
    return [];
  }

  async #foldAgain(picture: MemoryPicture, correction: RecordedEvent): Promise<readonly string[]> {
    try {
      return await this.#refold.again(picture, correction, this.#context);
    } catch (error) {
      // A log that cannot be read says nothing about the event.
      if (error instanceof EventLogError) throw error;
      return this.#park(picture, correction, error);
    }
  }
}

function note(changed: Map<MemoryPicture, Set<string>>, picture: MemoryPicture, keys: readonly string[]) {
  const known = changed.get(picture);
  if (!known) changed.set(picture, new Set(keys));
  else for (const key of keys) known.add(key);
}

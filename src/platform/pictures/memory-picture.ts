import type { JsonObject } from '../../../contracts/encoding';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { PictureSnapshot, StoredRow } from '../../../contracts/picture-store';
import type { Scope } from '../../../contracts/scope';
import type { FoldContext, RowFold } from '../../../projections/board';
import { definitionHash } from './definition-hash';
import { Leaving } from './leaving';
import { RowEvents } from './row-events';
import { contributes, type RowScope, unclaimed, widened } from './row-scope';

/** What a fold needs to be kept as a picture; boards, facts and the platform's own folds are all of this kind. */
export interface PictureDefinition extends RowFold<any, any> {
  readonly name: string;
  /** Category of the rows' own streams; without one every event contributes, whatever its handling. */
  readonly category?: string | null;
  readonly otherCategories?: readonly string[];
  readonly show?: (row: any, key: string) => JsonObject;
  readonly leaves?: (row: any) => string | undefined;
}

/** A row with who may see it and the events that made it since the last snapshot. */
export interface Kept extends RowScope {
  readonly row: any;
  readonly shown: JsonObject;
  /** Position of the event that changed it last, at the earliest that of the snapshot it came from. */
  readonly changedAt: number;
}

/** A row that left, so that a returning reader can be told. */
interface Gone {
  readonly position: number;
  readonly scope: Scope;
}
const keptGone = 1000;
const none: readonly string[] = [];

/** A keyed picture folded in memory: exact at its position, restored from a snapshot, its rows folded again on corrections. */
export class MemoryPicture {
  readonly definition: string;
  position = 0;
  readonly rows = new Map<string, Kept>();
  readonly #rowEvents = new RowEvents();
  readonly #leaving = new Leaving();
  readonly #gone = new Map<string, Gone>();
  /** A reader who stands at this position or later can be brought up to date without a snapshot. */
  resumableFrom = 0;
  #at = 0;
  readonly #ownStreams: readonly string[];

  constructor(readonly of: PictureDefinition) {
    this.#ownStreams = [of.category ?? [], of.otherCategories ?? []].flat().map((category) => `${category}-`);
    this.definition = definitionHash(of);
  }

  /** Whether events of a type can change rows, by themselves or because time has passed. */
  hears(type: string): boolean {
    return this.of.leaves !== undefined || Object.hasOwn(this.of.on, type);
  }

  /** Folds one event; answers the keys of rows that changed. @throws what the fold throws, with nothing changed */
  apply(event: RecordedEvent, context: FoldContext): readonly string[] {
    if (event.position <= this.position) return [];
    this.#at = event.position;
    const changed = this.#fold(event, context);
    this.position = event.position;
    const gone = this.#release(event.metadata.recordedAt);
    return gone.length === 0 ? changed : [...changed, ...gone];
  }

  /** Moves on without folding: an event that no row hears, or one that is parked. */
  pass(position: number) {
    this.position = Math.max(this.position, position);
  }

  /** Keys that an event touches, for folding them again. */
  touched(event: RecordedEvent): readonly string[] {
    if (!Object.hasOwn(this.of.on, event.type)) return none;
    const keys = this.of.keys(event as never);
    return keys.length > 1 ? [...new Set(keys)] : keys;
  }

  /** Rows that changed after a position, and rows that left after it with their last scope. */
  changedSince(position: number): readonly { readonly key: string; readonly scope: Scope }[] {
    const changed = [...this.rows].filter(([, { changedAt }]) => changedAt > position);
    const gone = [...this.#gone].filter(([, left]) => left.position > position);
    return [...changed, ...gone].map(([key, { scope }]) => ({ key, scope }));
  }

  /** Whether it can be told that no row changed or left after a position. */
  unchangedSince(position: number): boolean {
    return position >= this.resumableFrom && this.changedSince(position).length === 0;
  }

  /** Folds a row from a blank one over its events, struck ones left out and corrected ones in their new words. */
  refold(key: string, events: readonly RecordedEvent[], at: number, context: FoldContext) {
    this.#at = at;
    const before = this.rows.get(key);
    this.rows.delete(key);
    for (const event of events) this.#take(event, key, context);
    if (before && !this.rows.has(key)) this.#leave(key, before.scope);
  }

  /** Positions of the row's events that are not in the store yet. */
  unsavedEvents(key: string): readonly number[] {
    return this.#rowEvents.of(key);
  }

  snapshot(): Omit<PictureSnapshot, 'parked'> {
    const rows: StoredRow[] = [...this.rows].map(([key, { row, scope, owned }]) => ({
      key,
      row,
      scope: { ...scope, owned } as unknown as JsonObject,
    }));
    return {
      picture: this.of.name,
      definition: this.definition,
      position: this.position,
      rows,
      rowEvents: this.#rowEvents.all(),
    };
  }

  /** Forgets the row events of a snapshot that the store has taken. */
  saved({ position }: Pick<PictureSnapshot, 'position'>) {
    this.#rowEvents.forget(position);
  }

  restore({ position, rows }: Pick<PictureSnapshot, 'position' | 'rows'>) {
    this.#at = position;
    this.resumableFrom = position;
    for (const { key, row, scope } of rows) {
      const { owned, ...rest } = scope as unknown as Scope & { owned: boolean };
      this.#set(key, row, { scope: rest, owned });
    }
    this.position = position;
  }

  #fold(event: RecordedEvent, context: FoldContext): readonly string[] {
    const keys = this.touched(event);
    for (const key of keys) {
      this.#take(event, key, context);
      this.#rowEvents.add(key, event.position);
    }
    return keys;
  }

  #take(event: RecordedEvent, key: string, context: FoldContext) {
    const kept = this.rows.get(key);
    const standing = kept ?? unclaimed;
    const owns = this.#ownStreams;
    const own = owns.length === 0 ? undefined : owns.some((start) => isJoined(event.stream, start, key));
    if (own !== undefined && !contributes(standing.scope, event, own)) return;
    const on = this.of.on[event.type] as ((row: any, event: any, key: string, context: FoldContext) => any) | undefined;
    const row = on?.(kept?.row ?? this.of.blank, event, key, context);
    if (row === undefined) this.#remove(key);
    else this.#set(key, row, widened(standing, event, own));
  }

  #set(key: string, row: any, { scope, owned }: RowScope) {
    const shown = this.of.show ? this.of.show(row, key) : row;
    this.rows.set(key, { row, shown, scope, owned, changedAt: this.#at });
    this.#gone.delete(key);
    if (this.of.leaves) this.#leaving.set(key, this.of.leaves(row));
  }

  #remove(key: string) {
    const kept = this.rows.get(key);
    if (kept) this.#leave(key, kept.scope);
  }

  #leave(key: string, scope: Scope) {
    this.#gone.set(key, { position: this.#at, scope });
    if (this.#gone.size > keptGone) {
      const [oldest, { position }] = this.#gone.entries().next().value!;
      this.#gone.delete(oldest);
      this.resumableFrom = Math.max(this.resumableFrom, position);
    }
    this.rows.delete(key);
    this.#leaving.delete(key);
  }

  /** Rows whose time on the board is over leave with the first event after it. */
  #release(now: string): readonly string[] {
    const gone = this.#leaving.take(now);
    for (const key of gone) this.#remove(key);
    return gone;
  }
}

/** Whether a text is made of two others; compared in place, because joining them costs as much as a fold. */
const isJoined = (text: string, start: string, end: string) =>
  text.length === start.length + end.length && text.startsWith(start) && text.endsWith(end);

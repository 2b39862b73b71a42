import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../../contracts/encoding';
import { categoryOf, EventLog, idOf, type RecordedEvent } from '../../../contracts/event-log';
import type { LookupAnswer, RecordAnswer, ShownEvent } from '../../../contracts/http';
import { Refusal } from '../../../contracts/refusals';
import { eventScope, highest, type Reader, visible } from '../../../contracts/scope';
import type { Board } from '../../../projections/board';
import { streamScope } from '../ledger/loaded';
import { References } from '../ledger/references';
import { Streams } from '../ledger/streams';
import { Boards } from '../pictures/boards';
import { PictureRunner } from '../pictures/picture-runner';
import { Registers } from '../pictures/registers';
import { deciderOf } from '../registry';
import { SealedReader } from '../sealing/sealed-reader';
import { People } from './people';
import { titleOf } from './titles';

const found = 20;

/** Streams and events as a reader may see them. */
@Injectable()
export class Records {
  constructor(
    private readonly log: EventLog,
    private readonly streams: Streams,
    private readonly references: References,
    private readonly boards: Boards,
    private readonly registers: Registers,
    private readonly runner: PictureRunner,
    private readonly sealed: SealedReader,
    private readonly people: People,
  ) {}

  async record(
    stream: string,
    page: { readonly before?: number; readonly limit: number },
    reader: Reader,
  ): Promise<RecordAnswer> {
    const category = categoryOf(stream);
    const decider = deciderOf(category);
    const loaded = decider && (await this.streams.load(decider, stream));
    if (!loaded || loaded.revision < 0 || !visible(streamScope(loaded), reader))
      throw new Refusal('NOT_FOUND', { stream });
    const to = Math.min(page.before ?? loaded.revision + 1, loaded.revision + 1);
    const from = Math.max(0, to - page.limit);
    const read = to > from ? (await this.log.read(stream, { from, limit: to - from })).events : [];
    const events = read.filter((event) => visible(eventScope(event), reader));
    if (read.length > 0 && events.length === 0) throw new Refusal('NOT_FOUND', { stream });
    return {
      stream,
      category,
      revision: loaded.revision,
      position: loaded.position,
      row: this.#row(category, idOf(stream), reader),
      events: events.toReversed().map((event) => this.#shown(event, reader)),
      more: from > 0,
      related: await this.#related(events, stream, reader),
      handling: highest(events.map((event) => event.metadata.handling.classification)),
    };
  }

  async event(position: number, reader: Reader): Promise<ShownEvent> {
    const [event] = position > 0 ? (await this.log.readAll({ after: position - 1, limit: 1 })).events : [];
    if (event?.position !== position || !visible(eventScope(event), reader))
      throw new Refusal('NOT_FOUND', { position });
    return this.#shown(event, reader);
  }

  lookup(
    category: string,
    wanted: { readonly words?: string; readonly ids?: readonly string[] },
    reader: Reader,
  ): LookupAnswer {
    if (category === 'user') return { records: this.people.find(wanted, reader) };
    const rows = this.#rowsOf(category, wanted.ids, reader);
    const words = fold(wanted.words ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const records = rows
      .map(([id, row]) => ({
        id,
        title: titleOf(row, id),
        ...(typeof row.status === 'string' && { status: row.status }),
      }))
      .filter(({ id, title }) => words.every((word) => fold(`${title} ${id}`).includes(word)));
    return { records: records.slice(0, wanted.ids ? wanted.ids.length : found) };
  }

  #shown(event: RecordedEvent, reader: Reader): ShownEvent {
    const { salt: _, ...metadata } = event.metadata;
    const standing = this.runner.standingOf(event.id);
    return {
      id: event.id,
      stream: event.stream,
      revision: event.revision,
      position: event.position,
      type: event.type,
      data: this.sealed.openData(event, reader),
      metadata,
      ...(standing?.struckBy !== undefined && { struckBy: standing.struckBy }),
      ...(standing && standing.correctedBy.length > 0 && { correctedBy: standing.correctedBy }),
    };
  }

  #row(category: string, id: string, reader: Reader): JsonObject | null {
    return this.#rowsOf(category, [id], reader)[0]?.[1] ?? null;
  }

  /** Rows of the picture whose rows are the category's records. */
  #rowsOf(
    category: string,
    ids: readonly string[] | undefined,
    reader: Reader,
  ): readonly (readonly [string, JsonObject])[] {
    const running = this.boards.all().find(({ board }) => rowsAre(board, category));
    if (running) {
      const rows = ids ? ids.map((id) => [id, running.picture.rows.get(id)] as const) : [...running.picture.rows];
      return rows.flatMap(([id, kept]) =>
        kept && visible(kept.scope, reader) ? [[id, this.sealed.open(kept.shown, reader)] as const] : [],
      );
    }
    if (category === 'alertRule') return this.#rules(ids, reader);
    const register = this.registers.all().find((one) => 'category' in one && one.category === category);
    if (!register) return [];
    const rows = ids
      ? this.registers.find(register.name, ids, reader)
      : this.registers.page(register.name, {}, reader).rows;
    return rows.map(({ key, row }) => [key, row] as const);
  }

  /** Rules have a row per version; the current one stands for the rule. */
  #rules(ids: readonly string[] | undefined, reader: Reader): readonly (readonly [string, JsonObject])[] {
    const filter = { current: 1, ...(ids && { ruleId: ids }) };
    return this.registers
      .page('alert-rules', { filter }, reader)
      .rows.map(({ row }) => [String(row.ruleId), row] as const);
  }

  /** Records that the events of this page name, through their references. */
  async #related(events: readonly RecordedEvent[], own: string, reader: Reader): Promise<RecordAnswer['related']> {
    const names = new Set(events.flatMap((event) => this.references.namedBy(event)).filter((name) => name !== own));
    const related = [];
    for (const name of [...names].slice(0, 50)) {
      if (!(await this.references.sees(categoryOf(name), idOf(name), reader))) continue;
      const row = this.#row(categoryOf(name), idOf(name), reader);
      related.push({ stream: name, title: row ? titleOf(row, idOf(name)) : idOf(name) });
    }
    return related;
  }
}

/** True when a board's rows are the records of a category. */
const rowsAre = (board: Pick<Board<any, any, any>, 'category' | 'otherCategories'>, category: string) =>
  board.category === category || board.otherCategories?.includes(category) === true;

/** Case and accents do not matter when people look something up. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

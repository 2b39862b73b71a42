import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import type { JsonObject } from '../../../contracts/encoding';
import type { RegisterPage } from '../../../contracts/http';
import { PictureStore, type Place, type RegisterHit, type RegisterQuery } from '../../../contracts/picture-store';
import { Refusal } from '../../../contracts/refusals';
import { highest, type Reader, type Scope, visible } from '../../../contracts/scope';
import { registers } from '../../../projections';
import type { Register } from '../../../projections/register';
import type { Admitted } from '../live/live-identity';
import { SealedReader } from '../sealing/sealed-reader';
import { mayRead } from './boards';
import { cursorOf, placeOf } from './cursor';
import { PictureRunner } from './picture-runner';
import { Positions } from './positions';
import { RegisterHost } from './register-host';
import type { WriterReport } from './register-writer';

export const pageRows = 100;
const countedRows = 10_000;
const chunkRows = 500;
/** Rows looked at for one page: a reader of a small scope may get a short page with a cursor to go on from. */
const scannedRows = 20_000;

export interface PageRequest {
  readonly cursor?: string;
  readonly backwards?: true;
  readonly filter?: RegisterQuery['filter'];
  readonly words?: string;
  /** Start at this position, newest first. */
  readonly at?: number;
  readonly limit?: number;
  readonly order?: string;
}

/** New rows of a register, for the "n new" of those who see them. */
interface Gained {
  readonly register: string;
  readonly count: number;
  readonly reader: (admitted: Admitted | undefined) => boolean;
}

/** Registers as readers see them: pages by keyset, filtered row by row. */
@Injectable()
export class Registers implements OnApplicationBootstrap, OnModuleDestroy {
  readonly gained = new Subject<Gained>();
  readonly #of = new Map(registers.map((register) => [register.name, register]));
  readonly #reached = new Map(registers.map(({ name }) => [name, new Positions()]));
  #report: WriterReport = { positions: {}, gained: {}, parked: {}, rebuilding: [] };

  constructor(
    private readonly store: PictureStore,
    private readonly host: RegisterHost,
    private readonly sealed: SealedReader,
    private readonly runner: PictureRunner,
  ) {}

  async onApplicationBootstrap() {
    await this.host.start((report) => this.#take(report));
    this.runner.events.subscribe(() => this.host.poke());
  }

  async onModuleDestroy() {
    // The snapshots of boards go through the writer, so it ends last.
    await this.runner.stop();
    await this.host.stop();
  }

  all(): readonly Register[] {
    return [...this.#of.values()];
  }

  has(name: string) {
    return this.#of.has(name);
  }

  position(name: string) {
    return this.#report.positions[name] ?? 0;
  }

  parked(name: string) {
    return this.#report.parked[name] ?? 0;
  }

  /** True once the register has taken this position. */
  reached(name: string, position: number, timeoutMs: number): Promise<boolean> {
    return this.#reached.get(name)?.wait(position, timeoutMs) ?? Promise.resolve(true);
  }

  /** @throws Refusal when there is no such register or its readers are others */
  assertReadable(name: string, reader: Reader): Register {
    const register = this.#of.get(name);
    if (!register) throw new Refusal('NOT_FOUND', { register: name });
    if (!mayRead(register.readers, reader)) throw new Refusal('ROLE_NOT_ALLOWED', { needed: register.readers });
    return register;
  }

  page(name: string, request: PageRequest, reader: Reader): RegisterPage {
    const register = this.assertReadable(name, reader);
    const limit = Math.min(request.limit ?? pageRows, pageRows);
    const query = this.#query(register, request, reader);
    const found = this.#visible(name, query, reader, limit + 1);
    const shown = found.slice(0, limit);
    const hits = request.backwards ? shown.toReversed() : shown;
    const more = found.length > limit;
    const seen = this.#count(name, query, reader);
    return {
      register: name,
      position: this.position(name),
      rows: hits.map(({ key, position, shown: row }) => ({ key, position, row: this.sealed.open(row, reader) })),
      ...((request.backwards || more) && hits.length > 0 && { next: cursorOf(hits.at(-1)!) }),
      ...((request.backwards ? more : request.cursor !== undefined) &&
        hits.length > 0 && { previous: cursorOf(hits[0]!) }),
      count: Math.min(seen, countedRows),
      more: seen > countedRows,
      handling: highest(hits.map(({ scope }) => (scope as unknown as Scope).classification)),
      searchedThrough: this.position(name),
    };
  }

  /** Rows under these keys that the reader sees. */
  find(
    name: string,
    keys: readonly string[],
    reader: Reader,
  ): readonly { readonly key: string; readonly row: JsonObject }[] {
    return this.store
      .find(name, keys)
      .filter(({ scope }) => visible(scope as unknown as Scope, reader))
      .map(({ key, shown }) => ({ key, row: this.sealed.open(shown, reader) }));
  }

  #query(register: Register, request: PageRequest, reader: Reader): Omit<RegisterQuery, 'limit'> {
    const words = request.words?.trim();
    const after = request.cursor === undefined ? startOf(request) : placeOf(request.cursor);
    return {
      filter: request.filter ?? {},
      ...(words && { text: { words, members: this.#searchable(register, reader) } }),
      ...(reader.countries && { within: { countries: reader.countries, userId: reader.userId } }),
      ...(after && { after }),
      ...(request.backwards && { backwards: true as const }),
      ...(request.order !== undefined && { order: request.order }),
    };
  }

  /**
   * A reader without a field's right searches with a filter that leaves its column out.
   * @throws Refusal where no column is left
   */
  #searchable(register: Register, reader: Reader): readonly string[] {
    const types = 'on' in register ? Object.keys(register.on) : [];
    const members = register.search.filter((member) =>
      types.every((type) => this.sealed.mayRead(type, member, reader)),
    );
    if (members.length > 0) return members;
    const rule = 'searches nothing: this register has no words that you may read';
    throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: '/query/q', rule }] });
  }

  #visible(name: string, query: Omit<RegisterQuery, 'limit'>, reader: Reader, wanted: number): RegisterHit[] {
    const seen: RegisterHit[] = [];
    let after = query.after;
    for (let scanned = 0; scanned < scannedRows && seen.length < wanted; scanned += chunkRows) {
      const hits = this.store.query(name, { ...query, ...(after && { after }), limit: chunkRows });
      seen.push(...hits.filter(({ scope }) => visible(scope as unknown as Scope, reader)));
      const last = hits.at(-1);
      if (!last || hits.length < chunkRows) break;
      after = { value: last.value, id: last.id };
    }
    return seen.slice(0, wanted);
  }

  #count(name: string, { after: _, backwards: __, ...query }: Omit<RegisterQuery, 'limit'>, reader: Reader): number {
    return this.#visible(name, query, reader, countedRows + 1).length;
  }

  #take(report: WriterReport) {
    this.#report = report;
    for (const [name, position] of Object.entries(report.positions)) this.#reached.get(name)?.advance(position);
    for (const [register, scopes] of Object.entries(report.gained)) this.#announce(register, scopes);
  }

  #announce(register: string, scopes: readonly Scope[]) {
    for (const scope of scopes) {
      this.gained.next({
        register,
        count: 1,
        reader: (admitted) => admitted !== undefined && visible(scope, admitted.reader),
      });
    }
  }
}

const startOf = ({ at }: PageRequest): Place | undefined =>
  at === undefined ? undefined : { value: at + 1, id: Number.MAX_SAFE_INTEGER };

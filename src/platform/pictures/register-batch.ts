import type { JsonObject } from '../../../contracts/encoding';
import type {
  ParkedEvent,
  RegisterBatch,
  RegisterTable,
  RegisterWrite,
  RowEvent,
} from '../../../contracts/picture-store';
import type { Scope } from '../../../contracts/scope';
import type { Register } from '../../../projections/register';
import type { RowScope } from './row-scope';

/** A register as the writer runs it. */
export interface RunningRegister {
  readonly register: Register;
  readonly table: RegisterTable;
  position: number;
  readable: boolean;
  parked: number;
}

/** What one batch of events does to one register; rows are put in the order of their last change. */
export class Batch {
  #rows = new Map<string, RegisterWrite>();
  readonly #kept = new Map<string, { readonly row: unknown; readonly standing: RowScope }>();
  readonly #removed = new Set<string>();
  rowEvents: RowEvent[] = [];
  readonly parked: ParkedEvent[] = [];
  readonly gained: Scope[] = [];

  constructor(
    readonly running: RunningRegister,
    private readonly through: number,
  ) {}

  known(key: string) {
    return this.#kept.get(key);
  }

  /** True after the row was taken out, until it is put again: the store may still hold it. */
  removed(key: string) {
    return this.#removed.has(key);
  }

  keep(key: string, row: unknown, standing: RowScope) {
    this.#removed.delete(key);
    this.#kept.set(key, { row, standing });
  }

  put(
    write: Omit<RegisterWrite, 'texts' | 'scope'> & { readonly scope: object },
    texts: Record<string, string>,
    isNew: boolean,
  ) {
    this.#rows.delete(write.key);
    this.#rows.set(write.key, { ...write, scope: write.scope as unknown as JsonObject, texts });
    if (isNew) this.gained.push(write.scope as Scope);
  }

  remove(key: string, position: number) {
    this.#kept.delete(key);
    this.#removed.add(key);
    this.#rows.set(key, { key, position });
  }

  /** What was put so far, at the position that the register has reached. */
  flush(): RegisterBatch {
    const rows = [...this.#rows.values()];
    const rowEvents = this.rowEvents;
    this.#rows = new Map();
    this.rowEvents = [];
    return { table: this.running.table, position: this.running.position, rows, rowEvents, parked: [] };
  }

  toWrite(): RegisterBatch {
    return { ...this.flush(), position: Math.max(this.running.position, this.through), parked: this.parked };
  }
}

import { Injectable } from '@nestjs/common';
import { commands, events } from '../../../contracts';
import type { Json, JsonObject } from '../../../contracts/encoding';
import type { RecordedEvent } from '../../../contracts/event-log';
import { type Class, fieldsOf, type Sealing } from '../../../contracts/kernel/field';
import type { CommandRegistry } from '../../../contracts/kernel/messages';
import type { Reader } from '../../../contracts/scope';
import { mayOpen } from './may-open';
import { hasSealed, mapSealed } from './sealed-fields';
import { SealBroken, type SealedCopy } from './sealed-value';
import { Sealer } from './sealer';

/** What a reader without the right sees in place of a sealed value. */
export const withheld: JsonObject = { $sealed: true };
/** What everyone sees once the subject's key is destroyed. */
export const erased: JsonObject = { $sealed: true, erased: true };
/** What everyone sees of a value that was altered or moved: one broken value must not hide the rest of a picture. */
export const broken: JsonObject = { $sealed: true, broken: true };

interface Right {
  readonly sealing: Sealing;
  readonly senders: readonly string[];
}

const classOf = (type: string): Class | undefined =>
  Object.hasOwn(events, type) ? events[type as keyof typeof events] : undefined;

/** Roles that may send a command which records events of a type. */
const sendersOf = (type: string): readonly string[] =>
  Object.values(commands as CommandRegistry)
    .filter((entry) => Object.hasOwn(entry.records, type))
    .flatMap(({ roles }) => roles);

const isCopy = (value: unknown): value is SealedCopy =>
  typeof value === 'object' && value !== null && '$sealed' in value && 'at' in value;
const isClosed = (value: unknown) =>
  typeof value === 'object' && value !== null && ('$sealed' in value || '$draft' in value);

/** Opens sealed values at the edge for the reader who may see them; pictures themselves never hold the clear text. */
@Injectable()
export class SealedReader {
  readonly #rights = new Map<string, Right | undefined>();

  constructor(private readonly sealer: Sealer) {}

  /** The row as one reader sees it; the same row where it holds nothing sealed. */
  open<T extends JsonObject>(row: T, reader: Reader): T {
    return this.#opened(row, reader) as T;
  }

  /** Data of an event as one reader sees it. */
  openData(
    { id, type, data, metadata }: Pick<RecordedEvent, 'id' | 'type' | 'data' | 'metadata'>,
    reader: Reader,
  ): JsonObject {
    const target = classOf(type);
    if (!target || !hasSealed(target)) return data;
    return mapSealed(target, data, ({ pointer, value }) => {
      const copy = { ...(value as object), at: `${id}#${pointer}`, type, version: metadata.schemaVersion };
      return this.#opened(copy as unknown as Json, reader);
    }) as JsonObject;
  }

  /** Whether a reader may open a field of an event type: decides which columns a search looks into. */
  mayRead(type: string, field: string, reader: Reader): boolean {
    const right = this.#rightTo({ at: `#/${field}`, type });
    return !right || mayOpen(right.sealing, reader, right.senders);
  }

  #opened(value: Json, reader: Reader): Json {
    if (typeof value !== 'object' || value === null) return value;
    if (isCopy(value)) return this.#openCopy(value, reader);
    if (isClosed(value)) return withheld;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#opened(item, reader));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    const members = Object.entries(value).map(([key, member]) => [key, this.#opened(member, reader), member] as const);
    if (members.every(([, opened, member]) => opened === member)) return value;
    return Object.fromEntries(members.map(([key, opened]) => [key, opened]));
  }

  #openCopy(copy: SealedCopy, reader: Reader): Json {
    const right = this.#rightTo(copy);
    if (!right || !mayOpen(right.sealing, reader, right.senders)) return withheld;
    try {
      return this.sealer.openCopy(copy) ?? erased;
    } catch (error) {
      if (error instanceof SealBroken) return broken;
      throw error;
    }
  }

  /** Found once for each field of each event type; list places do not matter. */
  #rightTo({ at, type }: Pick<SealedCopy, 'at' | 'type'>): Right | undefined {
    const pointer = at.slice(at.indexOf('#') + 1).replaceAll(/\/\d+/g, '');
    const key = `${type}#${pointer}`;
    if (!this.#rights.has(key)) {
      const sealing = sealingAt(classOf(type), pointer.split('/').slice(1));
      this.#rights.set(key, sealing && { sealing, senders: sendersOf(type) });
    }
    return this.#rights.get(key);
  }
}

function sealingAt(target: Class | undefined, [name = '', ...rest]: readonly string[]): Sealing | undefined {
  const kind = target && fieldsOf(target).get(name)?.kind;
  return rest.length === 0 ? kind?.sealed : sealingAt(kind?.members?.(), rest);
}

import { Injectable } from '@nestjs/common';
import { categoryOf, type RecordedEvent } from '../../../contracts/event-log';
import type { Fault } from '../../../contracts/kernel/fault';
import { type Class, type FieldKind, fieldsOf } from '../../../contracts/kernel/field';
import { type Reader, visible } from '../../../contracts/scope';
import { stateOf } from '../../../contracts/watch/watch-id';
import { isSystem } from '../issued';
import { deciderOf, eventClass } from '../registry';
import { exists, streamScope } from './loaded';
import { Streams } from './streams';

/** A value of a command that names a record or a country, with its place. */
export interface Named {
  readonly pointer: string;
  readonly kind: 'ref' | 'country';
  readonly category: string;
  readonly value: string;
}

/** Every record and country that a command names, nested ones included. */
export function* namedBy(target: Class, data: object, parent = ''): Generator<Named> {
  for (const { name, kind } of fieldsOf(target).values()) {
    const value = (data as Record<string, unknown>)[name];
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* namedByValue(kind, item, `${parent}/${name}/${index}`);
    } else if (value !== undefined) yield* namedByValue(kind, value, `${parent}/${name}`);
  }
}

function* namedByValue(kind: FieldKind, value: any, pointer: string): Generator<Named> {
  if (kind.ref) yield { pointer, kind: 'ref', category: kind.ref, value };
  else if (kind.notation === 'Country') yield { pointer, kind: 'country', category: '', value };
  else if (kind.notation === 'Subject') yield* namedBySubject(value, pointer);
  else if (kind.country) yield* namedByCode(kind.country(value), pointer);
  else if (kind.union) yield* namedBy(kind.union.classes[value.kind]!, value, pointer);
  else if (kind.members) yield* namedBy(kind.members(), value, pointer);
}

function* namedByCode(country: string | undefined, pointer: string): Generator<Named> {
  if (country !== undefined) yield { pointer, kind: 'country', category: '', value: country };
}

/**
 * A subject of a category that is not built cannot be looked up and says nothing about any record. A state is a
 * subject whether or not anybody has put it on the watchlist (domain.md §1.3).
 */
function* namedBySubject({ kind, id }: { kind: string; id?: string }, pointer: string): Generator<Named> {
  const state = kind === 'countryWatch' && id !== undefined ? stateOf(id) : undefined;
  if (state !== undefined) return yield* namedByCode(state, `${pointer}/id`);
  if (id !== undefined && deciderOf(kind)) yield { pointer: `${pointer}/id`, kind: 'ref', category: kind, value: id };
}

/** Looks up the records that a command names; one outside the sender's scope answers like one that does not exist. */
@Injectable()
export class References {
  constructor(private readonly streams: Streams) {}

  /** Places that name nothing the sender may see. */
  async unknown(named: readonly Named[], reader: Reader): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    for (const { pointer, kind, category, value } of named) {
      if (kind === 'ref' && !(await this.sees(category, value, reader)))
        faults.push({ pointer, rule: `names no ${category} that you can see` });
    }
    return faults;
  }

  /** Streams that a recorded event names. */
  namedBy({ stream, type, data }: RecordedEvent): readonly string[] {
    const target = eventClass(categoryOf(stream), type);
    if (!target) return [];
    return [...namedBy(target, data)]
      .filter(({ kind }) => kind === 'ref')
      .map(({ category, value }) => `${category}-${value}`);
  }

  async sees(category: string, id: string, reader: Reader): Promise<boolean> {
    const decider = deciderOf(category);
    if (!decider) return false;
    const loaded = await this.streams.load(decider, `${category}-${id}`);
    return exists(loaded) && (isSystem(reader) || visible(streamScope(loaded), reader));
  }
}

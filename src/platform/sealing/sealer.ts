import { createSecretKey, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { events } from '../../../contracts';
import { encode, type Json, type JsonObject, utf8Length } from '../../../contracts/encoding';
import { idOf, type ProposedEvent } from '../../../contracts/event-log';
import type { Class } from '../../../contracts/kernel/field';
import type { Sealed } from '../../../contracts/kernel/fields';
import type { CommandEntry } from '../../../contracts/kernel/messages';
import { type DataKey, KeyStore, type KeySubject, SubjectErased } from '../../../contracts/key-store';
import { Refusal } from '../../../contracts/refusals';
import { contentOf, type Drafted, draftIn, draftOf, isDraft } from './draft';
import { hasSealed, mapSealed, type SealedField } from './sealed-fields';
import { eqOf, mostSealedBytes, openCopy, openValue, type Place, type SealedCopy, sealValue } from './sealed-value';

const classOf = (type: string): Class | undefined =>
  Object.hasOwn(events, type) ? events[type as keyof typeof events] : undefined;

/** Keeps personal data out of decisions and in the log only as sealed values (trust.md §11.2). */
@Injectable()
export class Sealer {
  constructor(private readonly keys: KeyStore) {}

  /**
   * The command as a decider sees it: drafts in place of what will be sealed. Makes no key, so a dry run or a refusal
   * leaves nothing. Draft again for every attempt: the subject may have got its key in between.
   * @param stream the record that seals narratives which name no other subject
   * @throws Refusal INVALID_FIELDS for a text too large to be sealed
   */
  draft<C extends object>({ entry }: { readonly entry: Pick<CommandEntry, 'command'> }, command: C, stream: string): C {
    if (!hasSealed(entry.command)) return command;
    const ephemeral = new Map<string, DataKey>();
    return mapSealed(entry.command, command, (field) => {
      const [subject, value] = [subjectOf(field, stream), sealable(field)];
      const key = this.keys.get(subject.id);
      const eq = eqOf(key ?? this.#ephemeral(subject.id, ephemeral), value);
      return draftOf({ subject, value, ...(key && { eq }) }, eq);
    }) as C;
  }

  /**
   * The event as the log keeps it: every draft, and in records of the platform every plain value of a sealed field,
   * sealed for this event and no other. Makes the keys that are missing, so it runs just before the append.
   * @throws Error when a draft stands where no sealed field is, or a value sealed for another event is reused
   */
  seal(_category: string, stream: string, event: ProposedEvent): ProposedEvent {
    const target = classOf(event.type);
    const data = target && hasSealed(target) ? this.#sealFields(target, stream, event) : event.data;
    const left = draftIn(data);
    if (left !== undefined) throw new Error(`${event.type}${left} still holds a draft`);
    return data === event.data ? event : { ...event, data };
  }

  /** Makes the keys of many subjects in one durable transaction: an import does it for its next rows. */
  prepare(subjects: readonly KeySubject[]): void {
    if (subjects.length > 0) this.keys.keep(subjects);
  }

  /**
   * The value of a sealed field; undefined once the subject's key is destroyed.
   * @throws SealBroken when the value was altered or moved
   */
  open(sealed: Sealed, place: Place): Json | undefined {
    const key = this.keys.get(sealed.key);
    return key && openValue(key, sealed, place);
  }

  /** As `open`, for a copy in a picture. */
  openCopy(copy: SealedCopy): Json | undefined {
    return openCopy(this.keys, copy);
  }

  #ephemeral(subjectId: string, made: Map<string, DataKey>): DataKey {
    const key = made.get(subjectId);
    if (key) return key;
    if (this.keys.destroyed(subjectId)) throw new SubjectErased(subjectId);
    const fresh = createSecretKey(randomBytes(32));
    made.set(subjectId, fresh);
    return fresh;
  }

  #sealFields(target: Class, stream: string, { id, type, data, metadata }: ProposedEvent): JsonObject {
    const contents = new Map<string, Drafted>();
    mapSealed(target, data, (field) => contents.set(field.pointer, contentIn(field, stream, type)));
    const keys = this.keys.keep(distinct([...contents.values()].map(({ subject }) => subject)));
    return mapSealed(target, data, ({ pointer }) => {
      const { subject, value, eq } = contents.get(pointer)!;
      const place = { eventId: id, pointer, type, version: metadata.schemaVersion };
      return sealValue(keys.get(subject.id)!, subject.id, value, place, undefined, eq);
    }) as JsonObject;
  }
}

/** The person that a field of the message names, else the record itself. */
function subjectOf({ sealing, owner, pointer }: SealedField, stream: string): KeySubject {
  const id = sealing.subject === undefined ? undefined : owner[sealing.subject];
  if (id === undefined) return { id: idOf(stream), kind: 'record' };
  if (typeof id !== 'string') throw new Error(`${pointer} is sealed for ${sealing.subject}, which names nobody`);
  return { id, kind: 'person' };
}

function sealable({ pointer, value }: SealedField): Json {
  if (utf8Length(encode(value)) <= mostSealedBytes) return value as Json;
  throw new Refusal('INVALID_FIELDS', { errors: [{ pointer, rule: `must be at most ${mostSealedBytes} bytes` }] });
}

function contentIn(field: SealedField, stream: string, type: string): Drafted {
  if (isDraft(field.value)) return contentOf(field.value);
  if (typeof field.value === 'string') return { subject: subjectOf(field, stream), value: sealable(field) };
  throw new Error(`${type}${field.pointer} reuses a value sealed for another event`);
}

const distinct = (subjects: readonly KeySubject[]) => [
  ...new Map(subjects.map((subject) => [subject.id, subject])).values(),
];

import { base64Bytes } from '../../contracts/seal/base64';
import { utf8 } from '../../contracts/seal/bytes';
import { decodeEntry, type LeafEntry } from '../../contracts/seal/entry';
import { unlessFault } from '../../contracts/seal/findings';
import { JsonFault, parseStrict } from '../../contracts/strict-json';
import type { EventLine } from './event-lines';

/** An event whose parts can be read. */
export interface ReadEvent {
  readonly entry: LeafEntry;
  /** Hashed before the data; empty for an event of another program. */
  readonly salt: Uint8Array;
  /** Members of the metadata that differ from the entry. */
  readonly differing: readonly string[];
}

const maxMetadata = 16 * 1024;

/** The event of a line. A string is the part that is not as it must be: ENTRY_MALFORMED. */
export function readEvent({ entry: encoded, data, metadata }: EventLine): ReadEvent | 'entry' | 'metadata' | 'data' {
  const bytes = base64Bytes(encoded);
  const entry = bytes && unlessFault(() => decodeEntry(bytes));
  if (!entry) return 'entry';
  const foreign = entry.actorId === 'foreign' && entry.schemaVersion === 0;
  const said = metadata === null || foreign ? nothing : readMetadata(metadata, entry);
  if (!said) return 'metadata';
  return data !== null && metadata === null ? 'data' : { entry, ...said };
}

const nothing = { salt: new Uint8Array(), differing: [] };

function readMetadata(text: string, entry: LeafEntry): Omit<ReadEvent, 'entry'> | undefined {
  const said = strictObject(text);
  const salt = typeof said?.salt === 'string' ? base64Bytes(said.salt) : undefined;
  if (!said || salt?.length !== 16) return undefined;
  const actor = said.actor as { readonly id?: unknown } | null | undefined;
  const members: readonly (readonly [string, unknown, unknown])[] = [
    ['schemaVersion', said.schemaVersion, entry.schemaVersion],
    ['recordedAt', said.recordedAt, entry.recordedAt],
    ['actor.id', actor?.id, entry.actorId],
  ];
  return { salt, differing: members.filter(([, one, other]) => one !== other).map(([name]) => name) };
}

function strictObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (utf8(text).length > maxMetadata) return undefined;
  try {
    const value = parseStrict(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}

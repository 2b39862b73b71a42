import { base64, base64Bytes } from '../../contracts/seal/base64';
import { utf8, utf8Text } from '../../contracts/seal/bytes';
import { dataDigest, metadataDigest } from '../../contracts/seal/digests';
import { encodeEntry } from '../../contracts/seal/entry';
import type { Hash } from '../../contracts/seal/primitives';
import { hasShape, isCount, isText, parsedJson } from './canonical-object';
import { type EventLine, readEventLines } from './event-lines';

/** An event as `watchfloor events show --json` tells it of a data directory, salt included. */
interface ShownEvent {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: {
    readonly schemaVersion: number;
    readonly recordedAt: string;
    readonly actor: { readonly id: string };
    readonly salt: string;
  };
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isUuid = (value: unknown) => isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const shape = {
  schema: (value: unknown) => value === 'watchfloor/event/v1',
  id: isUuid,
  type: isText,
  data: isObject,
  metadata: isObject,
  stream: isText,
  revision: isCount,
  position: isCount,
};

/**
 * Events of a file beside a proof: lines as a bundle holds them, or one event as the command line shows it; undefined for
 * everything else, also for an event without its salt, of which nothing can be proved.
 */
export function readShownEvents(hash: Hash, bytes: Uint8Array): readonly EventLine[] | undefined {
  const shown = readShown(utf8Text(bytes) ?? '');
  if (shown) return [lineOf(hash, shown)];
  const lines = readEventLines(bytes);
  return lines && lines.length > 0 ? lines : undefined;
}

function readShown(text: string): ShownEvent | undefined {
  const value = parsedJson(text);
  if (!hasShape(value, shape)) return undefined;
  const event = value as unknown as ShownEvent;
  const { schemaVersion, recordedAt, actor, salt } = event.metadata;
  return isCount(schemaVersion) && [recordedAt, actor?.id, salt].every(isText) ? event : undefined;
}

/** The line that a bundle would hold. Texts are encoded again as the log encodes them (trust.md §2.1). */
function lineOf(hash: Hash, { id, type, stream, revision, position, ...content }: ShownEvent): EventLine {
  const [data, metadata] = [JSON.stringify(content.data), JSON.stringify(content.metadata)];
  const { schemaVersion, recordedAt, actor, salt } = content.metadata;
  const entry = encodeEntry({
    eventId: id,
    revision,
    stream,
    type,
    schemaVersion,
    recordedAt,
    actorId: actor.id,
    dataDigest: dataDigest(hash, base64Bytes(salt) ?? new Uint8Array(), utf8(data)),
    metadataDigest: metadataDigest(hash, utf8(metadata)),
  });
  return { index: position - 1, entry: base64(entry), data, metadata };
}

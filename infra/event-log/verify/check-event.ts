import { derivedBytes, eventIdLabel } from '../../../contracts/derive';
import { u32 } from '../../../contracts/seal/integers';
import type { LogFinding, LogFindingCode } from '../../../contracts/verification';
import { dataDigest, type LeafParts, metadataDigest, sha256 } from '../leaf';
import { uuidBytes } from '../uuid';
import type { StoredRow } from './stored-row';

const saltChars = 24;
/** Members come in a fixed order (trust.md §2.1), so what metadata says can be cut out of its text. */
const saltOf = (metadata: string) => metadata.slice(-saltChars - 2, -2);

/** Command that metadata names; no text inside it can hold these characters unescaped. */
export function commandIdIn(metadata: string): string {
  const mark = '"commandId":"';
  const at = metadata.indexOf(mark);
  return at < 0 ? '' : metadata.slice(at + mark.length, at + mark.length + 36);
}

/** What metadata says about its event begins like this. */
const beginning = (schemaVersion: number, recordedAt: string, effectiveAt: string, actorId: string) =>
  `{"schemaVersion":${schemaVersion},"recordedAt":"${recordedAt}","effectiveAt":"${effectiveAt}","actor":{"id":${JSON.stringify(actorId)},`;

/**
 * What the leaf of an event binds, as its row is now. A redacted row stands for its content by the digests it kept
 * (trust.md §11.6).
 */
export function leafParts(row: StoredRow): LeafParts {
  const [, , stream, revision, id, type, schemaVersion, recordedAt, , actorId, data, metadata, dataKept, metadataKept] =
    row;
  return {
    id,
    revision,
    stream: stream ?? '',
    type,
    schemaVersion,
    recordedAt,
    actorId,
    dataDigest: dataKept ?? dataDigest(saltOf(metadata), data),
    metadataDigest: metadataKept ?? metadataDigest(metadata),
  };
}

/** Faults that a row shows by itself, apart from its leaf. */
export function rowFaults(row: StoredRow, index: number): LogFinding[] {
  const [, , stream, , , , schemaVersion, recordedAt, effectiveAt, actorId, , metadata, , metadataKept] = row;
  const found = (code: LogFindingCode, detail: string): LogFinding => ({ code, index, detail });
  if (stream === null) return [found('STREAM_MISMATCH', 'its stream is missing')];
  const redacted = metadataKept !== null;
  if (!redacted && !metadata.startsWith(beginning(schemaVersion, recordedAt, effectiveAt, actorId)))
    return [found('ENTRY_COLUMN_MISMATCH', 'its columns say other than its metadata')];
  return [];
}

const isDerived = (id: Buffer, command: Buffer) => id[6]! >> 4 === 8 && id.compare(command, 0, 6, 0, 6) === 0;

/** False for an id that says it derives from its command and does not (trust.md §2.2). */
export function idDerives(id: Buffer, commandId: string, index: number): boolean {
  const command = uuidBytes(commandId);
  if (command.length !== 16 || !isDerived(id, command)) return true;
  return id.equals(derivedBytes(sha256, eventIdLabel, command, command, u32(index)));
}

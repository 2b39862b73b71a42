import { equalBytes, utf8 } from '../../contracts/seal/bytes';
import { dataDigest, metadataDigest } from '../../contracts/seal/digests';
import type { LeafEntry } from '../../contracts/seal/entry';
import type { Hash } from '../../contracts/seal/primitives';
import type { EventLine } from './event-lines';
import { type Finding, finding } from './findings';
import { type ReadEvent, readEvent } from './read-event';

/** What is wrong with each event by itself and beside the one before it, by index. */
export function checkEvents(events: readonly EventLine[], hash: Hash): readonly Finding[] {
  const order = new EventOrder();
  return events.flatMap((line) => {
    const event = readEvent(line);
    if (typeof event === 'string') return [finding('ENTRY_MALFORMED', event, line.index)];
    return [...contentFindings(line, event, hash), ...order.next(line.index, event.entry)];
  });
}

function contentFindings({ index, data, metadata }: EventLine, event: ReadEvent, hash: Hash): readonly Finding[] {
  const { entry, salt, differing } = event;
  const findings: Finding[] = [];
  if (metadata !== null && !equalBytes(metadataDigest(hash, utf8(metadata)), entry.metadataDigest))
    findings.push(finding('METADATA_DIGEST_MISMATCH', 'metadata', index));
  if (data !== null && !equalBytes(dataDigest(hash, salt, utf8(data)), entry.dataDigest))
    findings.push(finding('DATA_DIGEST_MISMATCH', 'data', index));
  if (differing.length > 0) findings.push(finding('ENTRY_COLUMN_MISMATCH', differing.join(), index));
  return findings;
}

/** Watches times over all events, and revisions within a run of events without a gap. */
export class EventOrder {
  #before = -1;
  #last = '';
  #revisions = new Map<string, number>();

  next(index: number, { stream, revision, recordedAt }: LeafEntry): readonly Finding[] {
    if (this.#before !== index - 1) this.#revisions.clear();
    const findings: Finding[] = [];
    if (recordedAt < this.#last) findings.push(finding('RECORDED_AT_BACKWARD', 'recordedAt', index));
    const before = this.#revisions.get(stream);
    if (before !== undefined && before + 1 !== revision) findings.push(finding('REVISION_GAP', 'revision', index));
    this.#before = index;
    this.#last = recordedAt;
    this.#revisions.set(stream, revision);
    return findings;
  }
}

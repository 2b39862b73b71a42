import { base64Bytes } from '../../contracts/seal/base64';
import type { Checkpoint } from '../../contracts/seal/checkpoint';
import { provesRange } from '../../contracts/seal/file-proofs';
import { unlessFault } from '../../contracts/seal/findings';
import type { Hash } from '../../contracts/seal/primitives';
import { parseRange } from '../../contracts/seal/proof-files';
import { leafHash } from '../../contracts/seal/tree';
import type { EventLine } from './event-lines';
import { type Finding, finding } from './findings';
import type { RangeName } from './folders';
import type { Bundle } from './open-bundle';
import { textOf } from './zip';

/** INDEX_MISSING where a run of events is absent from its range, then PROOF_BAD where events are not proved, by index. */
export function checkRanges(bundle: Bundle, note: Checkpoint, hash: Hash): readonly Finding[] {
  const { events, ranges } = bundle;
  const missing: Finding[] = [];
  const bad: (readonly [index: number, file: string])[] = [];
  let at = 0;
  for (const range of ranges) {
    const [first, inside] = takeRange(events, at, range);
    for (const { index } of events.slice(at, first)) bad.push([index, 'events.ndjson']);
    at = first + inside.length;
    const gaps = gapsIn(range, inside);
    for (const index of gaps) missing.push(finding('INDEX_MISSING', range.name, index));
    if (gaps.length === 0 && !isProved(bundle, note, range, inside, hash)) bad.push([range.from, range.name]);
  }
  for (const { index } of events.slice(at)) bad.push([index, 'events.ndjson']);
  return [...missing, ...bad.map(([index, file]) => finding('PROOF_BAD', file, index))];
}

/** Where the events of a range begin, and those that are there. */
function takeRange(events: readonly EventLine[], at: number, { from, to }: RangeName) {
  let first = at;
  while (first < events.length && events[first]!.index < from) first += 1;
  let end = first;
  while (end < events.length && events[end]!.index < to) end += 1;
  return [first, events.slice(first, end)] as const;
}

/** The first index of each run that is absent. */
function gapsIn({ from, to }: RangeName, events: readonly EventLine[]): readonly number[] {
  const starts = [from, ...events.map(({ index }) => index + 1)];
  const ends = [...events.map(({ index }) => index), to];
  return starts.filter((start, at) => start < ends[at]!);
}

function isProved({ files }: Bundle, note: Checkpoint, range: RangeName, events: readonly EventLine[], hash: Hash) {
  const entries = events.map(({ entry }) => base64Bytes(entry));
  // An entry that cannot be read has been reported, and nothing can be proved of it.
  if (entries.includes(undefined)) return true;
  const file = unlessFault(() => parseRange(textOf(files, range.name) ?? ''));
  if (file?.from !== range.from || file.to !== range.to) return false;
  const leaves = entries.map((entry) => leafHash(hash, entry!));
  return provesRange(hash, file, note, leaves);
}

import type { FileReport, Missing } from '../verifier/file-report';

/** What would have to be given, and how. */
export const missingWords: Readonly<Record<Missing, string>> = {
  policy: 'no policy is given, so no signature is checked: give --policy',
  entry: 'no event is given, so its place is not checked: give --event',
  content: 'the content is not given, so only its digests are proved: give --event',
  checkpoints: 'a checkpoint is needed for each size of the proof: give --checkpoint',
  events: 'no events are given: give --event',
};

/** The first and the last position that a report is about, or the two sizes of a consistency. */
export function placesOf({ kind, from, to }: FileReport) {
  if (from === undefined || to === undefined) return {};
  return { from: kind === 'consistency' ? from : from + 1, to };
}

/** What a report is about, in words. */
export function subjectOf(report: FileReport): string {
  const { kind, note, entry } = report;
  const { from, to } = placesOf(report);
  const under = note ? ` under the checkpoint of ${note.size}` : '';
  if (kind === 'note') return `the checkpoint of ${note?.size}`;
  if (kind === 'consistency') return `the checkpoint of ${from} as the beginning of the one of ${to}`;
  if (from === undefined) return `no events${under}`;
  if (kind !== 'inclusion') return `events #${from} to #${to}${under}`;
  return `event #${from}${entry ? `, ${entry.type} of ${entry.stream}, recorded ${entry.recordedAt},` : ''}${under}`;
}

import { readFileSync } from 'node:fs';
import { type FileReport, type Missing, outcomeOf } from '../verifier/file-report';
import { findingLine } from '../verifier/findings';
import { nodePlatform } from '../verifier/program/node-platform';
import { readShownEvents } from '../verifier/shown-event';
import { verifyFile } from '../verifier/verify-file';
import { type Context, text, texts } from './context';
import { misused } from './exit';
import { verdictExits, verdictWords } from './verdicts';

/** Checks a proof, a checkpoint or a bundle without a network: 0 proved, 3 not, 8 where something for it was not given. */
export async function checkProof(context: Context): Promise<number> {
  const [path] = context.positionals;
  const policy = text(context.flags, 'policy');
  const beside = {
    policy: policy === undefined ? undefined : readFileSync(policy),
    checkpoints: texts(context.flags, 'checkpoint').map((file) => readFileSync(file)),
    events: eventsIn(text(context.flags, 'event')),
    now: Math.floor(Date.now() / 1000),
  };
  const report = await verifyFile(readFileSync(path!), beside, nodePlatform);
  if (!report) throw misused(`${path} is no proof, checkpoint or bundle`);
  const { kind, findings, missing, from, to, note } = report;
  const outcome = outcomeOf(report);
  const sum = { verdict: verdictWords[outcome], kind, from, to, size: note?.size, findings, missing };
  context.out.document('proof-check', sum, () =>
    [
      ...findings.map(findingLine),
      ...missing.map((name) => missingWords[name]),
      outcome === 'failed' ? `FAILED: ${findings[0]?.code}` : `${verdictWords[outcome]} ${subjectOf(report)}`,
    ].join('\n'),
  );
  return verdictExits[outcome];
}

function eventsIn(path: string | undefined) {
  if (path === undefined) return [];
  const events = readShownEvents(nodePlatform.hash, readFileSync(path));
  if (events) return events;
  throw misused(
    `${path} holds no event that can be proved`,
    'Give a line of events.ndjson of a bundle, or what "events show --json" tells of a data directory.',
  );
}

const missingWords: Readonly<Record<Missing, string>> = {
  policy: 'no policy is given, so no signature is checked: give --policy',
  entry: 'no event is given, so its place is not checked: give --event',
  content: 'the content is not given, so only its digests are proved: give --event',
  checkpoints: 'a checkpoint is needed for each size of the proof: give --checkpoint',
  events: 'no events are given: give --event',
};

/** What a report is about, in words. */
function subjectOf({ kind, from = 0, to = 0, note, entry }: FileReport): string {
  const under = note ? ` under the checkpoint of ${note.size}` : '';
  if (kind === 'note') return `the checkpoint of ${note?.size}`;
  if (kind === 'consistency') return `the first ${from} events are the beginning of the first ${to}`;
  if (kind !== 'inclusion') return `events ${from} to ${to - 1}${under}`;
  return `event ${from}${entry ? `, ${entry.type} of ${entry.stream}, recorded ${entry.recordedAt},` : ''}${under}`;
}

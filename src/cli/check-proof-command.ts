import { readFileSync } from 'node:fs';
import { type FileKind, kindOf } from '../verifier/file-kind';
import { outcomeOf } from '../verifier/file-report';
import { findingLine } from '../verifier/findings';
import { nodePlatform } from '../verifier/program/node-platform';
import { readShownEvents } from '../verifier/shown-event';
import { verifyFile } from '../verifier/verify-file';
import { type Context, text, texts } from './context';
import { misused } from './exit';
import { missingWords, placesOf, subjectOf } from './proof-words';
import type { Flags } from './terminal';
import { failedWords, verdictExits, verdictWords } from './verdicts';

/** Checks a proof, a checkpoint or a bundle without a network: 0 proved, 3 not, 8 where something for it was not given. */
export async function checkProof(context: Context): Promise<number> {
  const [path] = context.positionals;
  const bytes = readFileSync(path!);
  const kind = kindOf(bytes);
  if (!kind) throw misused(`${path} is no proof, checkpoint or bundle`);
  refuseUseless(context.flags, kind);
  const policy = text(context.flags, 'policy');
  const beside = {
    policy: policy === undefined ? undefined : readFileSync(policy),
    checkpoints: texts(context.flags, 'checkpoint').map((file) => readFileSync(file)),
    events: eventsIn(text(context.flags, 'event')),
    now: Math.floor(Date.now() / 1000),
  };
  const report = (await verifyFile(bytes, beside, nodePlatform))!;
  const { findings, missing, note } = report;
  const outcome = outcomeOf(report);
  const sum = { verdict: verdictWords[outcome], kind, ...placesOf(report), size: note?.size, findings, missing };
  context.out.document('proof-check', sum, () =>
    [
      ...findings.map(findingLine),
      ...missing.map((name) => missingWords[name]),
      outcome === 'failed' ? failedWords(findings) : `${verdictWords[outcome]} ${subjectOf(report)}`,
    ].join('\n'),
  );
  return verdictExits[outcome];
}

interface Kind {
  readonly called: string;
  /** Those of the flags about a file that say something about this kind. */
  readonly takes: readonly ('policy' | 'event' | 'checkpoint')[];
}

const kinds: Readonly<Record<FileKind, Kind>> = {
  bundle: { called: 'a bundle', takes: ['policy'] },
  note: { called: 'a checkpoint', takes: ['policy'] },
  inclusion: { called: 'the proof of an event', takes: ['policy', 'event'] },
  consistency: { called: 'a consistency proof', takes: ['policy', 'checkpoint'] },
  range: { called: 'a range proof', takes: ['policy', 'event', 'checkpoint'] },
};

/** A flag that nothing reads would let somebody believe that what it names was checked. */
function refuseUseless(flags: Flags, kind: FileKind) {
  const { called, takes } = kinds[kind];
  for (const name of kinds.range.takes)
    if (flags[name] !== undefined && !takes.includes(name))
      throw misused(
        `--${name} is of no use with ${called}`,
        `It takes ${takes.map((one) => `--${one}`).join(' and ')}.`,
      );
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

import type { ExchangeProfile, FileRef, Reading, ReadRequest } from '../../../contracts/exchange';
import { FileRefused } from '../../../contracts/exchange';
import type { ImportResult } from '../../../contracts/http';
import type { Reader } from '../../../contracts/scope';
import { uuid7 } from '../derive';
import type { ExchangeParts } from './exchange-parts';
import { named, refusedResult, resultOf } from './import-result';
import { KeySurvey } from './key-survey';
import { RejectsFile } from './rejects-file';
import type { Judged, Pass } from './row-judge';
import { Tally } from './tally';

const shownRows = 50;
const all = () => true;

type Preview = NonNullable<ImportResult['preview']>[number];

/** Counts, rejects and the first 50 rows as events; no batch, no blob, no key. */
export async function dryRun(
  parts: ExchangeParts,
  file: FileRef,
  request: ReadRequest,
  reader: Reader,
): Promise<ImportResult> {
  const { profile } = request;
  try {
    const survey = new KeySurvey();
    const first = await parts.files.readKeys(file, request, parts.keyOf);
    await survey.read(first, all);
    const reading = await parts.files.read(file, request, parts.keyOf);
    const pass: Pass = { batchId: uuid7(), source: profile.source, reader, survey, recording: false };
    return await preview(parts, reading, pass, profile);
  } catch (error) {
    if (error instanceof FileRefused) return refusedResult(named(profile, request.release), error.message);
    throw error;
  }
}

async function preview(
  parts: ExchangeParts,
  reading: Reading,
  pass: Pass,
  profile: ExchangeProfile,
): Promise<ImportResult> {
  const tally = new Tally(profile.totals);
  const rejects = new RejectsFile();
  const shown: Preview[] = [];
  tally.warned(reading.opened.warnings);
  for await (const rows of reading.chunks)
    for (const judged of await parts.judge.judge(rows, pass)) count(judged, tally, rejects, shown);
  return {
    ...resultOf({ ...named(profile, reading.opened.release), state: 'preview' }, tally, reading.notes()),
    declaredRows: pass.survey.rows,
    preview: shown,
    rejects: rejects.first(),
  };
}

function count(judged: Judged, tally: Tally, rejects: RejectsFile, shown: Preview[]) {
  const { row, verdict } = judged;
  if (!('data' in judged)) {
    tally.rejected(judged.verdict.code);
    rejects.add(row, judged.verdict.code, judged.column, judged.value);
    return;
  }
  tally.accepted(judged.row, judged.verdict);
  const type = verdict.is === 'revised' ? 'SignalRevised' : 'SignalReported';
  if (shown.length < shownRows) shown.push({ line: row.line, type, data: judged.data });
}

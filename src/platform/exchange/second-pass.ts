import type { Reading } from '../../../contracts/exchange';
import type { ExchangeParts } from './exchange-parts';
import type { RejectsFile } from './rejects-file';
import type { Judged, Pass } from './row-judge';
import { type RowAnswer, type RowEnvelope, sendRow } from './send-rows';
import { startInTurns } from './start-in-turns';
import type { Tally } from './tally';

/** Records of progress stand this many rows apart. */
export const progressRows = 5000;

/** The work on one batch between its progress records. */
export interface SecondPass {
  readonly pass: Pass;
  readonly envelope: RowEnvelope;
  readonly tally: Tally;
  readonly rejects: RejectsFile;
  readonly signal: AbortSignal;
  readonly wanted: (line: number) => boolean;
  /** Records the progress made; rows done already by an interrupted run say nothing. */
  readonly progressed: (rowsDone: number) => Promise<void>;
}

/**
 * Sends what is new or changed, chunk by chunk, and counts what came of it. While the rows of one chunk are on their way
 * into the log the next one is compared: no two rows that are sent share a stream, so neither can change the other.
 */
export async function secondPass(parts: ExchangeParts, reading: Reading, work: SecondPass): Promise<void> {
  const { pass, tally, signal, wanted } = work;
  tally.warned(reading.opened.warnings);
  let before: Promise<void> = Promise.resolve();
  try {
    for await (const rows of reading.chunks) {
      signal.throwIfAborted();
      const touched = rows.filter(({ line }) => wanted(line));
      const judged = await parts.judge.judge(touched, pass);
      const answers = await startInTurns(judged, (row) => answerOf(parts, row, work));
      await before;
      before = settle(judged, answers, work);
      before.catch(() => undefined);
    }
    await before;
  } finally {
    // Nothing is counted any more once this has ended, whatever ended it.
    await before.catch(() => undefined);
  }
}

/** Waits for the answers to a chunk and counts its rows in their order. */
async function settle(
  judged: readonly Judged[],
  sent: readonly Promise<RowAnswer | undefined>[],
  work: SecondPass,
): Promise<void> {
  const { tally, rejects } = work;
  const before = tally.rowsDone;
  const answers = await Promise.all(sent);
  for (const [index, row] of judged.entries()) count(row, answers[index], work);
  await rejects.settle();
  const reached = Math.floor(tally.rowsDone / progressRows);
  if (reached > Math.floor(before / progressRows)) await work.progressed(reached * progressRows);
}

async function answerOf(
  parts: ExchangeParts,
  judged: Judged,
  { envelope, signal }: SecondPass,
): Promise<RowAnswer | undefined> {
  if (!('data' in judged) || judged.verdict.is === 'unchanged' || !judged.verdict.send) return undefined;
  return sendRow(parts.sender, judged, envelope, signal);
}

function count(judged: Judged, answer: RowAnswer | undefined, { tally, rejects }: SecondPass) {
  if (!('data' in judged)) {
    tally.rejected(judged.verdict.code);
    rejects.add(judged.row, judged.verdict.code, judged.column, judged.value);
    return;
  }
  if (answer?.is === 'rejected') {
    tally.rejected(answer.code);
    rejects.add(judged.row, answer.code, '', answer.value);
    return;
  }
  if (answer?.is === 'unchanged') tally.accepted(judged.row, { is: 'unchanged', why: 'equal' });
  else tally.accepted(judged.row, answer ? { is: answer.is, send: false } : judged.verdict);
}

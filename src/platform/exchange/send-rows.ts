import { setTimeout as pause } from 'node:timers/promises';
import type { RowRejectCode } from '../../../contracts/exchange';
import { SubjectErased } from '../../../contracts/key-store';
import type { Actor } from '../../../contracts/metadata';
import { Refusal, type RefusalCode } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { importCommandId } from '../derive';
import type { ImportIssued, ImportSender } from './ports';
import type { Judged, Wish } from './row-judge';

/** Under which envelope the rows of one batch are sent. */
export interface RowEnvelope {
  readonly batchId: string;
  readonly source: string;
  readonly actor: Actor;
  readonly onBehalfOf: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly reader: Reader;
}

/** The log cannot be written for now; the same command id is sent again later. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'LOG_UNAVAILABLE',
  'LOG_TIMEOUT',
  'LOG_FULL',
  'LOG_READ_ONLY',
  'TOO_MANY_REQUESTS',
  'REVISION_CONFLICT',
]);

/** How a refusal of the command reads as the reject of a row. */
const rejectOf: Partial<Record<RefusalCode, RowRejectCode>> = {
  OUTSIDE_SCOPE: 'OUTSIDE_SCOPE',
  NOT_FOUND: 'OUTSIDE_SCOPE',
  COMPARTMENT_REQUIRED: 'OUTSIDE_SCOPE',
  ROLE_NOT_ALLOWED: 'OUTSIDE_SCOPE',
  EFFECTIVE_IN_FUTURE: 'RANGE',
  WRONG_STATE: 'WITHDRAWN_BEFORE',
  RECORD_CLOSED: 'WITHDRAWN_BEFORE',
};

/** What a sent row came to: recorded, already true, or refused. */
export type RowAnswer =
  | { readonly is: 'created' | 'revised' | 'unchanged' }
  | { readonly is: 'rejected'; readonly code: RowRejectCode; readonly value: string };

const firstWaitMs = 50;
const longestWaitMs = 5000;

type Sendable = Extract<Judged, Wish>;

/** Sends one record; waits and repeats while the log is away, until the signal aborts. */
export async function sendRow(
  sender: ImportSender,
  judged: Sendable,
  envelope: RowEnvelope,
  signal: AbortSignal,
): Promise<RowAnswer> {
  const issued = issuedFor(judged, envelope);
  for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      const { recorded } = await sender.send('ReportSignal', judged.data, issued, envelope.reader);
      return answerTo(recorded, judged, wait > firstWaitMs);
    } catch (error) {
      const reject = rejectFor(error);
      if (reject) return reject;
      await pause(wait, undefined, { signal });
    }
  }
}

function issuedFor({ row, seed, hash }: Sendable, { batchId, source, reader: _, ...who }: RowEnvelope): ImportIssued {
  return {
    ...who,
    commandId: importCommandId(seed, source, row.key, row.version, hash),
    effectiveAt: row.effectiveAt,
    source: { ...row.grade, ref: `${batchId}#${row.line}` },
  };
}

/** Nothing new: an earlier try of this command did it, unless the aggregate says that nothing differs. */
function answerTo(recorded: readonly string[], { verdict }: Sendable, retried: boolean): RowAnswer {
  if (recorded.includes('SignalReported')) return { is: 'created' };
  if (recorded.includes('SignalRevised')) return { is: 'revised' };
  return { is: retried || verdict.is === 'created' ? verdict.is : 'unchanged' };
}

/** Why a row is rejected; undefined where the log is only away for now. */
function rejectFor(error: unknown): RowAnswer | undefined {
  if (error instanceof SubjectErased) return { is: 'rejected', code: 'WITHDRAWN_BEFORE', value: 'erased' };
  if (!(error instanceof Refusal)) throw error;
  if (passing.has(error.code)) return undefined;
  return { is: 'rejected', code: rejectOf[error.code] ?? 'TYPE', value: reason(error) };
}

const reason = ({ code, detail }: Refusal) => `${code} ${JSON.stringify(detail)}`.slice(0, 200);

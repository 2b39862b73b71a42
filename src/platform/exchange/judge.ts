import type { RowRejectCode } from '../../../contracts/exchange';
import { compareReleases } from './compare-releases';
import type { KnownRecord } from './ports';

/** What becomes of a record of a file when it meets what the log holds (exchange.md §5). */
export type Verdict =
  | { readonly is: 'created' | 'revised'; readonly send: boolean }
  | { readonly is: 'unchanged'; readonly why: 'equal' | 'stale' | 'repeated' }
  | { readonly is: 'rejected'; readonly code: RowRejectCode };

/** The content of a row as it would be hashed, and the same for what is recorded. */
export interface Contents {
  readonly version: string;
  readonly sameAs: (known: KnownRecord) => boolean;
}

/**
 * A record that already names the batch at work keeps its first outcome, so that an interrupted run counts the same.
 */
export function judge(
  { version, sameAs }: Contents,
  known: KnownRecord | undefined,
  batchId: string | undefined,
): Verdict {
  if (!known) return { is: 'created', send: true };
  if (known.batchId === batchId) return { is: known.outcome, send: false };
  if (known.state === 'withdrawn') return { is: 'rejected', code: 'WITHDRAWN_BEFORE' };
  if (sameAs(known)) return { is: 'unchanged', why: 'equal' };
  if (compareReleases(version, known.version) < 0) return { is: 'unchanged', why: 'stale' };
  return { is: 'revised', send: true };
}

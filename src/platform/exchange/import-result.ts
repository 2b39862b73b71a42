import type { JsonObject } from '../../../contracts/encoding';
import type { ExchangeProfile } from '../../../contracts/exchange';
import type { ImportCounts, ImportResult } from '../../../contracts/http';
import type { BatchRecord } from './batch-record';
import type { Tally } from './tally';

export const noCounts: ImportCounts = {
  read: 0,
  created: 0,
  revised: 0,
  unchanged: 0,
  withdrawn: 0,
  rejected: 0,
  warnings: 0,
};

type Named = Pick<ImportResult, 'profile' | 'release'>;

export const named = ({ id, version }: ExchangeProfile, release?: string): Named => ({
  profile: { name: id, version },
  ...(release !== undefined && { release }),
});

/** The counts of a run as the answer and `result.json` give them. */
export const resultOf = (
  head: Named & Pick<ImportResult, 'batchId' | 'state'>,
  tally: Tally,
  notes: Readonly<Record<string, number>>,
): ImportResult => ({
  ...head,
  rowsDone: tally.rowsDone,
  counts: tally.counts(),
  warnings: tally.warnings(),
  notes,
  totals: tally.shown(),
});

export const refusedResult = (head: Named & Pick<ImportResult, 'batchId'>, refusalReason: string): ImportResult => ({
  ...head,
  state: 'refused',
  rowsDone: 0,
  counts: noCounts,
  warnings: {},
  notes: {},
  totals: {},
  refusalReason,
});

/** What the events of a batch alone can tell, where its result file is gone or not yet written. */
export function recordedResult(batchId: string, { started, rowsDone, concluded, refused }: BatchRecord): ImportResult {
  const { name, version } = started.profile;
  const head = { batchId, profile: { name, version } };
  if (refused) return refusedResult(head, refused.refusalReason);
  const plain = { ...head, warnings: {}, notes: {}, totals: {} as JsonObject };
  if (!concluded) return { ...plain, state: 'running', rowsDone: Math.max(0, rowsDone), counts: noCounts };
  const { read, created, revised, unchanged, withdrawn, rejected, warnings } = concluded;
  const counts = { read, created, revised, unchanged, withdrawn, rejected, warnings };
  return { ...plain, state: 'concluded', rowsDone: read, counts };
}

import type { Checkpoint } from '../../../contracts/seal/checkpoint';
import { provesConsistency } from '../../../contracts/seal/file-proofs';
import { unlessFault } from '../../../contracts/seal/findings';
import { parseConsistency } from '../../../contracts/seal/proof-files';
import { sha256 } from '../../../contracts/seal/sha256';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import type { SealHost } from './seal-host';

/**
 * How a checkpoint stands to the log that this browser knows: of the same history, of another one under the same name, of
 * another log, newer than what can be compared, or that nothing can be said.
 */
export type LogStanding = 'same' | 'rewritten' | 'otherLog' | 'newer' | 'unknown';

/**
 * @param signed false for a checkpoint that the log did not sign: it is compared by its name only
 * @param kept what this browser accepted last of the log of this page
 */
export async function standingOf(
  told: Checkpoint,
  signed: boolean,
  kept: KeptCheckpoint | undefined,
  { consistency }: Pick<SealHost, 'consistency'>,
): Promise<LogStanding> {
  if (!kept) return 'unknown';
  if (told.origin !== kept.origin) return 'otherLog';
  if (!signed) return 'unknown';
  const [before, after] = told.size <= kept.size ? [told, kept] : [kept, told];
  const text = await consistency(before.size, after.size).catch(() => null);
  if (text === null) return 'unknown';
  if (text === undefined) return told.size > kept.size ? 'newer' : 'rewritten';
  const file = unlessFault(() => parseConsistency(text));
  return file && provesConsistency(sha256, file, before, after) ? 'same' : 'rewritten';
}

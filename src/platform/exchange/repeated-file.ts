import type { ImportResult } from '../../../contracts/http';
import type { Reader } from '../../../contracts/scope';
import { type BatchRecord, readBatch } from './batch-record';
import type { ExchangeParts } from './exchange-parts';
import { recordedResult } from './import-result';

/**
 * The result of bytes that a concluded batch brought before under the same version of the profile: what was rejected
 * then is rejected again, everything else is unchanged. Only where nobody's scope decided then or decides now.
 */
export async function repeatedResult(parts: ExchangeParts, batchId: string, { started }: BatchRecord, reader: Reader) {
  const { file, profile, replaysBatchId } = started;
  if (replaysBatchId !== undefined || reader.countries !== undefined) return undefined;
  const repeatOf = await parts.batches.concluded(file.sha256, profile.name, profile.version);
  const earlier = repeatOf === undefined ? undefined : await readBatch(parts.log, repeatOf);
  if (repeatOf === undefined || !earlier?.concluded || earlier.started.profile.columns !== profile.columns)
    return undefined;
  const stored = await storedResult(parts, repeatOf);
  const { resultSha256: _, ...before } = stored ?? recordedResult(repeatOf, earlier);
  const { read, rejected, warnings } = before.counts;
  if (rejected > 0 && !knownNotScoped(before)) return undefined;
  const counts = { read, created: 0, revised: 0, unchanged: read - rejected, withdrawn: 0, rejected, warnings };
  const result: ImportResult = { ...before, batchId, repeatOf, counts };
  return { result, rejectsSha256: earlier.concluded.rejectsSha256 };
}

/** True when it is told why rows were rejected, and scope was no reason. */
const knownNotScoped = ({ totals }: ImportResult) =>
  typeof totals.rejected === 'object' && totals.rejected !== null && !('OUTSIDE_SCOPE' in totals.rejected);

/** The result as its run stored it; undefined when that file is gone. */
export async function storedResult(parts: ExchangeParts, batchId: string): Promise<ImportResult | undefined> {
  const sha256 = await parts.files.resultOf(batchId);
  const bytes = sha256 && (await parts.files.load(sha256, parts.keyOf).catch(() => undefined));
  if (!sha256 || !bytes) return undefined;
  return { ...(JSON.parse(Buffer.from(bytes).toString('utf8')) as ImportResult), resultSha256: sha256 };
}

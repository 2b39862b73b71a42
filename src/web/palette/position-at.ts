import type { RegisterPage } from '../../../contracts/http';
import { api } from '../live/api';
import { compareInstants } from '../time/instant';

/** The newest event at or below a position that this reader may see: where it stands and when it was recorded. */
async function seenAt(
  position: number,
): Promise<{ readonly position: number; readonly recordedAt: string } | undefined> {
  const { rows } = await api<RegisterPage>('/registers/audit-trail', { query: { at: position, limit: 1 } });
  const row = rows[0]?.row;
  return row ? { position: Number(row.position), recordedAt: String(row.recordedAt) } : undefined;
}

/** Position of the last visible event recorded at or before an instant; undefined where there is none. @throws ApiProblem, NoAnswer */
export async function positionAt(instant: string): Promise<number | undefined> {
  const newest = await seenAt(Number.MAX_SAFE_INTEGER - 1);
  if (!newest) return undefined;
  if (compareInstants(newest.recordedAt, instant) <= 0) return newest.position;
  let low = 0;
  let high = newest.position;
  let found: number | undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const seen = await seenAt(middle);
    if (!seen || compareInstants(seen.recordedAt, instant) <= 0) {
      found = seen?.position ?? found;
      low = middle + 1;
    } else high = Math.min(middle, seen.position);
  }
  return found;
}

import type { LookupAnswer } from '../../../contracts/http';
import { api } from './api';

/** A record as a search names it. */
export type Found = LookupAnswer['records'][number];
/** Records that were found, by stream, so that a chosen one needs no second question. */
export const foundRecords = new Map<string, Found>();

/** Records of a category whose name or id matches. @throws ApiProblem, NoAnswer */
export async function lookUp(category: string, query: string, signal?: AbortSignal): Promise<readonly Found[]> {
  const { records } = await api<LookupAnswer>(`/lookup/${category}`, {
    query: { q: query },
    ...(signal && { signal }),
  });
  for (const record of records) foundRecords.set(`${category}-${record.id}`, record);
  return records;
}

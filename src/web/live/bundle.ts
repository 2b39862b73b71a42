import { answer } from './api';

/** A range of the log that somebody takes away. */
export interface BundleAsk {
  /** First and last position. */
  readonly from: number;
  readonly to: number;
  /** For whom, for the record. */
  readonly audience: string;
}

/** Has the server make a bundle, which is on record from then on. @throws NoAnswer, ApiProblem */
export async function makeBundle({ from, to, audience }: BundleAsk): Promise<Blob> {
  const query = { from, to, audience };
  return (await answer('/exports/bundle', { method: 'POST', query, headers: { accept: 'application/zip' } })).blob();
}

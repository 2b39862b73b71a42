import type { RegisterPage } from '../../../contracts/http';
import { api } from './api';

/** One thing that happened, as register `timeline` tells it. */
export interface TimelineEntry {
  readonly position: number;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly type: string;
  readonly stream: string;
  readonly actorId: string;
  readonly actorRole: string;
  readonly sentence: string;
  readonly struckBy?: number;
  /** Position of the newest correction. */
  readonly correctedBy?: number;
}
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly count: number;
  readonly more: boolean;
}

/** The newest 100 things that happened to a subject, no older than position `after`. @throws ApiProblem, NoAnswer */
export async function readTimeline(
  kind: string,
  id: string,
  after: number | undefined,
  signal: AbortSignal,
): Promise<Timeline> {
  const f = JSON.stringify({ subjectKind: kind, subjectId: id });
  const page = await api<RegisterPage>('/registers/timeline', { query: { f, limit: 100, after }, signal });
  return {
    entries: page.rows.map(({ row }) => row as unknown as TimelineEntry),
    count: page.count,
    more: page.more || page.next !== undefined,
  };
}

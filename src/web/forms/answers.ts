import type { Problem, Recorded } from '../../../contracts/http';

/** What the server's answer to a sent command means for the form (experience.md §10.7). */
export type Answer =
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'refused' | 'conflict' | 'authorization' | 'forbidden'; readonly problem: Problem }
  | { readonly kind: 'signedOut' }
  /** Nothing was recorded; the same command id is sent again after so many seconds. */
  | { readonly kind: 'later'; readonly problem: Problem; readonly seconds: number }
  /** The outcome is unknown: the same command id is repeated until an answer comes. */
  | { readonly kind: 'unknown' };

const usualWait = 5;
const laterStatus: readonly number[] = [429, 503, 507];
const unknownStatus: readonly number[] = [502, 504];

const byCode: Readonly<Record<string, 'conflict' | 'authorization'>> = {
  REVISION_CONFLICT: 'conflict',
  AUTHORIZATION_NEEDED: 'authorization',
};

/** Seconds the server told to wait: by header, or among the values of the problem. */
function toldWait({ values }: Problem, header: number | undefined): number {
  const told = header ?? values?.retryAfter ?? values?.retryAfterSeconds;
  return typeof told === 'number' && told >= 0 ? told : usualWait;
}

/** Sorts a problem; `retryAfter` is the header of that name in seconds, where there was one. */
export function answerOf(problem: Problem, retryAfter?: number): Answer {
  const special = byCode[problem.code];
  if (special) return { kind: special, problem };
  if (problem.status === 401) return { kind: 'signedOut' };
  if (problem.status === 403) return { kind: 'forbidden', problem };
  if (unknownStatus.includes(problem.status)) return { kind: 'unknown' };
  if (laterStatus.includes(problem.status)) return { kind: 'later', problem, seconds: toldWait(problem, retryAfter) };
  return { kind: 'refused', problem };
}

/** Milliseconds before an unanswered command is repeated for the nth time: 1 s doubling to 15 s. */
export const repeatAfter = (attempt: number): number => Math.min(15_000, 1000 * 2 ** Math.min(attempt - 1, 10));

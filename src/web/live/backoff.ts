/** Milliseconds to wait before attempt `attempt` (1, 2, …): full jitter over 500 ms doubled each time, at most 30 s. */
export const backoffMs = (attempt: number, random: () => number = Math.random) =>
  Math.floor(random() * Math.min(30_000, 500 * 2 ** Math.max(0, attempt - 1)));

/** Middle of some numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The value that a share of the numbers does not pass: 0.99 for p99. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that some work takes, as a number that two processes of one machine can compare. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Milliseconds of processor time that this thread has used: what only computes is compared by it, undisturbed by others. */
export function busy() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that asynchronous work takes. */
export async function timed(work) {
  const begun = now();
  await work();
  return now() - begun;
}

/**
 * Runs several measurements one after the other, round by round, so that a machine that drifts drifts for all of them.
 * @param sides functions that answer one figure each; a first round of all warms up and is thrown away
 * @returns figures of each side by round
 */
export async function interleaved(rounds, sides) {
  const figures = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, measure] of Object.entries(sides)) {
      const figure = await measure(round);
      if (round >= 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** Ratio of two sides: the median over the rounds, with the smallest and greatest. */
export function ratioOf(ours, baseline) {
  const ratios = ours.map((figure, round) => figure / baseline[round]);
  return { value: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)] };
}

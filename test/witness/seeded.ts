/** Volume and seed of a run; the script of T-05 sets them (trust.md §18.1). */
export const volume = Number(process.env.TRUST_VOLUME ?? 500);
export const seed = Number(process.env.TRUST_SEED ?? Date.now() % 2 ** 32);

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

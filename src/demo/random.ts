/** Numbers from 0 to below 1, the same for the same seed on every machine. */
export type Random = () => number;

/** A small generator of 32 bits of state (xorshift), good enough to vary a demonstration and never for secrets. */
export function randomFrom(seed: string): Random {
  let state =
    [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** One item of a list that is not empty. */
export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

/** An integer of least … most, both included. */
export const between = (random: Random, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1));

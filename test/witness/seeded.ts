/** Volume and seed of a run; the script of T-05 sets them (trust.md §18.1). */
export const volume = Number(process.env.TRUST_VOLUME ?? 500);
export const seed = Number(process.env.TRUST_SEED ?? Date.now() % 2 ** 32);

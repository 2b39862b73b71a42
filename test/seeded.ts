/** Seed of a run; the script of a trial sets it, and how much it does (trust.md §18.1). */
export const seed = Number(process.env.TRUST_SEED ?? Date.now() % 2 ** 32);

/** How much a trial does; so much when no script asks for more. */
export const volumeOr = (usual: number) => Number(process.env.TRUST_VOLUME ?? usual);

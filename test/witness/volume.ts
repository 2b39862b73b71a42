import { volumeOr } from '../seeded';

/** Submissions of the contest between forks and successors. */
export const volume = volumeOr(500);

/** T-03 (trust.md §18.2): `node test/seal/t03.mjs [--deep | --volume <random sizes>] [--seed <number>]`. */
import { join } from 'node:path';
import { runTrial } from '../jest-trial.mjs';

runTrial({ id: 'T-03', specs: join(import.meta.dirname, 't03'), usual: 1000, deep: 11_000 });

/** T-05 (trust.md §18.2): `node test/witness/t05.mjs [--deep | --volume <submissions>] [--seed <number>]`. */
import { join } from 'node:path';
import { runTrial } from '../jest-trial.mjs';

runTrial({ id: 'T-05', specs: join(import.meta.dirname, 't05'), usual: 500, deep: 5000 });

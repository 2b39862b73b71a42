/** T-18 (trust.md §18.2): `node test/backup/t18.mjs [--deep | --volume <rounds>] [--seed <number>]`. */
import { join } from 'node:path';
import { runTrial } from '../jest-trial.mjs';

runTrial({ id: 'T-18', specs: join(import.meta.dirname, 't18'), usual: 5, deep: 40 });

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mutated, mutate } from './mutations';
import { Random } from './random';
import type { Verifier } from './verifiers';

/** One damaged bundle on which two verifiers differ. */
export interface Disagreement {
  readonly at: number;
  readonly kind: string;
  readonly base: string;
  readonly answers: readonly string[];
  /** The archive, in base64. */
  readonly bundle: string;
}

/** What came of a comparison. */
export interface Agreement {
  readonly disagreements: readonly Disagreement[];
  /** Kind of damage → answer of the first verifier → how often. */
  readonly table: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Bundles that are handed over at once. */
const together = 50;

/** Asks two verifiers about as many damaged bundles as wanted. */
export async function compare(first: Verifier, second: Verifier, volume: number, seed: number): Promise<Agreement> {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-agree-'));
  const paths = Array.from({ length: together }, (_, at) => join(folder, `${at}.zip`));
  const random = new Random(seed);
  const disagreements: Disagreement[] = [];
  const table: Record<string, Record<string, number>> = {};
  try {
    for (let begin = 0; begin < volume; begin += together) {
      const batch = paths.slice(0, volume - begin).map((path) => written(path, mutate(random)));
      const told = await Promise.all([first, second].map((one) => one.answers(batch.map(({ path }) => path))));
      for (const [at, { kind, base, bytes }] of batch.entries()) {
        const answers = told.map((all) => all[at]!);
        const [answer, other] = answers as [string, string];
        if (answer !== other)
          disagreements.push({ at: begin + at, kind, base, answers, bundle: bytes.toString('base64') });
        table[kind] = { ...table[kind], [answer]: (table[kind]?.[answer] ?? 0) + 1 };
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { disagreements, table };
}

function written(path: string, mutated: Mutated) {
  writeFileSync(path, mutated.bytes);
  return { ...mutated, path };
}

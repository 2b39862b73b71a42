import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mutated, mutate } from './mutations';
import { Random } from './random';
import type { LongLived } from './verifiers';

/** One damaged bundle on which two programs differ. */
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
  /** Kind of damage → answer of the first program → how often. */
  readonly table: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Asks two programs about as many damaged bundles as wanted. */
export async function compare(first: LongLived, second: LongLived, volume: number, seed: number): Promise<Agreement> {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-agree-'));
  const random = new Random(seed);
  const disagreements: Disagreement[] = [];
  const table: Record<string, Record<string, number>> = {};
  try {
    for (let at = 0; at < volume; at++) {
      const mutated: Mutated = mutate(random);
      const path = join(folder, 'bundle.zip');
      writeFileSync(path, mutated.bytes);
      const answers = await Promise.all([first.ask(path), second.ask(path)]);
      const { kind, base, bytes } = mutated;
      if (answers[0] !== answers[1]) disagreements.push({ at, kind, base, answers, bundle: bytes.toString('base64') });
      table[kind] = { ...table[kind], [answers[0]]: (table[kind]?.[answers[0]] ?? 0) + 1 };
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { disagreements, table };
}

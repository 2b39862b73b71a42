import { hashBytes } from '../../../contracts/seal/primitives';
import { tileWidth } from '../../../contracts/seal/tree';
import type { LogFinding } from '../../../contracts/verification';
import type { SqliteDatabase } from '../../sqlite';
import { type Sealed, UpperTiles } from './upper-tiles';

interface Computed {
  /** Roots of all full tiles. */
  readonly roots: readonly Buffer[];
  /** Leaves behind the last of them. */
  readonly rest: readonly Buffer[];
  readonly size: number;
  readonly seals: readonly Sealed[];
}

/** Builds the upper tree again and compares its root with every seal on the way (trust.md §3.9). */
export function sealFindings(db: SqliteDatabase, { roots, rest, size, seals }: Computed) {
  const tiles = new UpperTiles();
  const findings: LogFinding[] = [];
  const waiting = [...seals].sort((a, b) => a.size - b.size);
  let agreed = 0;
  /** All seals of one size together: where they contradict each other, that size vouches for nothing. */
  const compare = () => {
    for (
      let seal = waiting[0];
      seal && sizeInTiles(seal) === tiles.range.size && seal.size <= size;
      seal = waiting[0]
    ) {
      const { size: sealed } = seal;
      const root = tiles.rootWith(leavesBehind(db, sealed, roots.length, rest));
      const others = waiting.filter((one) => one.size === sealed && !root.equals(one.root));
      waiting.splice(0, waiting.filter((one) => one.size === sealed).length);
      if (others.length === 0) agreed = sealed;
      for (const { name } of others)
        findings.push({
          code: 'ROOT_MISMATCH',
          index: agreed,
          detail: `the first ${sealed} events are not those sealed by ${name}`,
        });
    }
  };
  compare();
  for (const root of roots) {
    tiles.push(root);
    compare();
  }
  for (const seal of waiting)
    findings.push({
      code: 'LOG_TRUNCATED',
      // Events may be missing anywhere behind the last seal that agrees.
      index: agreed,
      detail: `${seal.name} seals ${seal.size} events, the log holds ${size}`,
    });
  return { tiles, findings };
}

const sizeInTiles = ({ size }: Sealed) => Math.floor(size / tileWidth);

/** The leaves behind the last full tile of a size; those of the level-0 tile were compared with the events before. */
function leavesBehind(db: SqliteDatabase, size: number, tiles: number, rest: readonly Buffer[]): readonly Buffer[] {
  const count = size % tileWidth;
  const tile = Math.floor(size / tileWidth);
  if (count === 0) return [];
  if (tile === tiles) return rest.slice(0, count);
  const hashes = db.prepare<[number], Buffer>('SELECT hashes FROM tile WHERE level = 0 AND idx = ?').pluck().get(tile);
  return Array.from(
    { length: count },
    (_, i) => hashes?.subarray(i * hashBytes, (i + 1) * hashBytes) ?? Buffer.alloc(hashBytes),
  );
}

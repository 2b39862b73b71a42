import { tileWidth } from './tree';

/** Which tile a path names (C2SP tlog-tiles). */
export interface TilePath {
  /** 0–63, or the bundles of entries. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries in it, 1–256; below 256 the tile is partial. */
  readonly width: number;
}

/** The path `tile/<L>/<N>[.p/<W>]`: N in groups of three digits, all but the last with an x (`x001/x234/067`). */
export function formatTilePath({ level, index, width }: TilePath): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width < tileWidth ? `.p/${width}` : ''}`;
}

const grammar = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The tile of a path; undefined for every path that `formatTilePath` does not give. */
export function parseTilePath(path: string): TilePath | undefined {
  const [, level, number, width] = grammar.exec(path) ?? [];
  if (level === undefined || number === undefined) return undefined;
  const tile: TilePath = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  if (tile.level !== 'entries' && tile.level > 63) return undefined;
  return Number.isSafeInteger(tile.index) && formatTilePath(tile) === path ? tile : undefined;
}

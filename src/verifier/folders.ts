import { decimal } from '../../contracts/seal/integers';
import type { Files } from './zip';

/** A run of events that one range proof is for. */
export interface RangeName {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** What the names in the folders of a bundle say. */
export interface Folders {
  /** In order and without overlap. */
  readonly ranges: readonly RangeName[];
  /** Sizes of the earlier checkpoints, in order. */
  readonly history: readonly number[];
}

const digits = '(0|[1-9][0-9]{0,15})';
const rangeName = new RegExp(`^ranges/${digits}-${digits}\\.range$`);
const historyName = new RegExp(`^history/${digits}(?:\\.note|-${digits}\\.consistency)$`);
const blobName = /^blobs\/[0-9a-f]{64}$/;
const needed = ['manifest.json', 'checkpoint', 'events.ndjson'];

/** The folders of a bundle; undefined when a name in one says nothing, ranges overlap, or a file that must be is missing. */
export function readFolders(files: Files): Folders | undefined {
  const names = [...files.keys()].filter((name) => name.includes('/') && !blobName.test(name));
  const ranges = names.flatMap(readRange).sort((a, b) => a.from - b.from);
  const sizes = new Set(names.flatMap(readSize));
  const understood = names.every((name) => readRange(name).length + readSize(name).length > 0);
  const apart = ranges.every(({ from, to }, at) => from < to && (ranges[at - 1]?.to ?? 0) <= from);
  if (!understood || !apart || !needed.every((name) => files.has(name))) return undefined;
  return { ranges, history: [...sizes].sort((a, b) => a - b) };
}

function readRange(name: string): readonly RangeName[] {
  const [, first, last] = rangeName.exec(name) ?? [];
  const from = decimal(first ?? '');
  const to = decimal(last ?? '');
  return from === undefined || to === undefined ? [] : [{ from, to, name }];
}

function readSize(name: string): readonly number[] {
  const size = decimal(historyName.exec(name)?.[1] ?? '');
  return size === undefined ? [] : [size];
}

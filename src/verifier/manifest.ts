import { canonicalObject, hasShape, isCount, isText, isTextOrNull } from './canonical-object';
import { fileName } from './zip-headers';

/** One file as the manifest lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** In lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** What a bundle says of itself (trust.md §3.6). Nothing in it is believed: all of it is compared. */
export interface Manifest {
  readonly format: 'watchfloor.bundle/1';
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** Number of events, and of those whose data is withheld. */
  readonly events: number;
  readonly asOf: string | null;
  readonly filter: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly withheld: number;
  /** By name; all files but the manifest itself. */
  readonly files: readonly ListedFile[];
}

const file = {
  name: (value: unknown) => isText(value) && fileName.test(value),
  bytes: isCount,
  sha256: (value: unknown) => isText(value) && /^[0-9a-f]{64}$/.test(value),
};
const shape = {
  format: (value: unknown) => value === 'watchfloor.bundle/1',
  origin: isText,
  size: isCount,
  root: isText,
  events: isCount,
  asOf: isTextOrNull,
  filter: isTextOrNull,
  createdAt: isText,
  createdBy: isText,
  withheld: isCount,
  files: (value: unknown) => Array.isArray(value) && value.every((one) => hasShape(one, file)),
};

/** The manifest of a text; undefined for every text that our writer does not write. */
export function readManifest(text: string): Manifest | undefined {
  if (!text.endsWith('\n')) return undefined;
  const manifest = canonicalObject(text.slice(0, -1), shape) as Manifest | undefined;
  const rising = manifest?.files.every(({ name }, at, all) => at === 0 || all[at - 1]!.name < name);
  return rising ? manifest : undefined;
}

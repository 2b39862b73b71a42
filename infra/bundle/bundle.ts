import { base64 } from '../../contracts/seal/base64';
import { hex } from '../../contracts/seal/bytes';
import { type Checkpoint, parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { sha256 } from '../seal/hash';
import type { HashSource } from '../seal/prover';
import { historyFiles, rangeFiles } from './proof-files';
import { textFile, type ZipFile } from './zip-writer';

/** One event of a bundle. A text that the reader may not see is null; without the metadata, the data is null as well. */
export interface BundleEvent {
  /** Place in the tree. */
  readonly index: number;
  /** The bytes that stand for it in the tree. */
  readonly entry: Uint8Array;
  readonly data: string | null;
  readonly metadata: string | null;
}

/** A published figure with what it was folded by, and its rows. */
export interface BundleFigure {
  readonly projection: string;
  readonly version: number;
  readonly codeHash: string;
  readonly position: number;
  readonly rows: readonly unknown[];
}

/** What a bundle is made of (trust.md §3.6, log-rulings.md §2.3). */
export interface BundleContent {
  /** By index. */
  readonly events: readonly BundleEvent[];
  /** Hashes of a tree that is at least as large as the note's. */
  readonly tree: HashSource;
  /** The checkpoint with its cosignatures. */
  readonly note: string;
  /** The policy that the issuer recommends. */
  readonly policy: string;
  /** Notes of earlier checkpoints that are named in the case. */
  readonly history?: readonly string[];
  /** Documents whose digest an event carries. */
  readonly blobs?: readonly Uint8Array[];
  readonly figures?: readonly BundleFigure[];
  readonly asOf?: string;
  /** How the events were chosen, in words. */
  readonly filter?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The programs that check the bundle, as `readTools` gives them. */
  readonly tools: readonly ZipFile[];
}

/** The files of a bundle, its manifest last. */
export function bundleFiles(content: BundleContent): readonly ZipFile[] {
  const checkpoint = parseSignedCheckpoint(content.note);
  const files = [
    textFile('checkpoint', content.note),
    textFile('trust.policy', content.policy),
    textFile('events.ndjson', content.events.map(eventLine).join('')),
    textFile('figures.json', `${JSON.stringify(content.figures ?? [])}\n`),
    ...rangeFiles(content.tree, content.events, checkpoint.size),
    ...historyFiles(content.tree, content.history ?? [], checkpoint.size),
    ...(content.blobs ?? []).map((bytes) => ({ name: `blobs/${hex(sha256(bytes))}`, bytes })),
    ...content.tools,
  ];
  return [...files, textFile('manifest.json', `${JSON.stringify(manifest(content, checkpoint, files))}\n`)];
}

const eventLine = ({ index, entry, data, metadata }: BundleEvent) =>
  `${JSON.stringify({ index, entry: base64(entry), data: metadata === null ? null : data, metadata })}\n`;

const manifest = (content: BundleContent, { origin, size, root }: Checkpoint, files: readonly ZipFile[]) => ({
  format: 'watchfloor.bundle/1',
  origin,
  size,
  root: base64(root),
  events: content.events.length,
  asOf: content.asOf ?? null,
  filter: content.filter ?? null,
  createdAt: content.createdAt,
  createdBy: content.createdBy,
  withheld: content.events.filter(({ data, metadata }) => data === null || metadata === null).length,
  files: files
    .map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: hex(sha256(bytes)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
});

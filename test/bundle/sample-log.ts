import { createHash } from 'node:crypto';
import { utf8 } from '../../contracts/seal/bytes';
import { dataDigest, metadataDigest } from '../../contracts/seal/digests';
import { encodeEntry, type LeafEntry } from '../../contracts/seal/entry';
import { leafHash, nodeHash } from '../../contracts/seal/tree';
import type { BundleEvent } from '../../infra/bundle/bundle';
import { sha256 } from '../../infra/seal/hash';
import { type HashSource, rootAt } from '../../infra/seal/prover';
import { foreignEntry } from '../seal/foreign-entry';

/** An event to be recorded, with the salt and the texts that the log would give it. */
export interface SampleEvent {
  readonly entry: LeafEntry;
  readonly data: string;
  readonly metadata: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
export const timeAt = (index: number) =>
  `2026-11-22T22:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}.000000Z`;

/** What may be different about an event. */
export interface Oddities {
  readonly stream?: string;
  readonly revision?: number;
  readonly recordedAt?: string;
  readonly data?: string;
  /** Text of the metadata from the usual one. */
  readonly metadata?: (usual: string) => string;
  readonly entry?: Partial<LeafEntry>;
}

/** The event at an index: each stream has every third one. */
export function sampleEvent(index: number, odd: Oddities = {}): SampleEvent {
  const stream = odd.stream ?? `crisis-c${index % 3}`;
  const recordedAt = odd.recordedAt ?? timeAt(index);
  const salt = digest(`salt ${index}`).subarray(0, 16);
  const actor = { id: `user-${index % 5}`, role: 'watch-officer', org: 'ops-center' };
  const usual = JSON.stringify({
    schemaVersion: 1 + (index % 2),
    recordedAt,
    effectiveAt: recordedAt,
    actor,
    handling: { classification: 'UNCLASSIFIED', compartments: [] },
    realm: 'live',
    salt: salt.toString('base64'),
  });
  const metadata = odd.metadata?.(usual) ?? usual;
  const data = odd.data ?? JSON.stringify({ crisisId: stream.slice(7), title: `Überschwemmung №${index}\u2028"\\\n` });
  const entry: LeafEntry = {
    eventId: `0190d2b4-5f60-8e80-bfc3-${String(index).padStart(12, '0')}`,
    revision: odd.revision ?? Math.floor(index / 3),
    stream,
    type: index % 3 === 0 ? 'CrisisOpened' : 'CrisisSeverityChanged',
    schemaVersion: 1 + (index % 2),
    recordedAt,
    actorId: actor.id,
    dataDigest: dataDigest(sha256, salt, utf8(data)),
    metadataDigest: metadataDigest(sha256, utf8(metadata)),
  };
  return { entry: { ...entry, ...odd.entry }, data, metadata };
}

/** An event of another program. */
export function foreignEvent(index: number, data: string, metadata: string): SampleEvent {
  const created = timeAt(index);
  const parts = { data: utf8(data), metadata: utf8(metadata), created };
  const eventId = `0190d2b4-5f60-4e80-bfc3-${String(index).padStart(12, '0')}`;
  const names = { eventId, revision: 0, stream: `other-${index}`, type: 'ördered' };
  return { entry: foreignEntry(sha256, { ...parts, ...names }), data, metadata };
}

/** A log in memory, and the tree over it. */
export class SampleLog implements HashSource {
  readonly #entries: readonly Uint8Array[];

  constructor(readonly events: readonly SampleEvent[]) {
    this.#entries = events.map(({ entry }) => encodeEntry(entry));
  }

  subtree(level: number, index: number): Uint8Array {
    if (level === 0) return leafHash(sha256, this.#entries[index]!);
    return nodeHash(sha256, this.subtree(level - 1, index * 2), this.subtree(level - 1, index * 2 + 1));
  }

  root(size = this.events.length): Uint8Array {
    return rootAt(this, size);
  }

  /** The event at an index as a bundle has it. */
  shown(index: number, withheld: 'nothing' | 'data' | 'all' = 'nothing'): BundleEvent {
    const { data, metadata } = this.events[index]!;
    return {
      index,
      entry: this.#entries[index]!,
      data: withheld === 'nothing' ? data : null,
      metadata: withheld === 'all' ? null : metadata,
    };
  }
}

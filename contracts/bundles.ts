import type { Reader } from './scope';

/** Which events a bundle shall hold, and who reads it. */
export interface BundleWish {
  /** First and last position. */
  readonly from: number;
  readonly to: number;
  /** Of an event that the reader may not see, the bundle proves the place and withholds the content. */
  readonly reader: Reader;
  /** 27 characters. */
  readonly createdAt: string;
}

/** A bundle as one zip archive in parts. */
export interface MadeBundle {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  /** Of all parts, in hexadecimal digits. */
  readonly sha256: string;
  readonly events: number;
  /** Leaves of the checkpoint under which the events are proved. */
  readonly size: number;
}

/** Why a bundle cannot be made: the events are too many, too large, or under no signed head. */
export class BundleRefused extends RangeError {}

/** Makes bundles of a realm's log, sealed values sealed (trust.md §3.6). */
export abstract class Bundles {
  /**
   * A bundle under the newest signed head that a quorum of the trust policy has cosigned, else under the newest one.
   * @throws BundleRefused
   */
  abstract make(wish: BundleWish): Promise<MadeBundle>;
}

/** Events that one bundle of a server may hold, and UTF-16 units of all their texts. */
export const bundleLimits = { events: 10_000, texts: 64 * 1024 * 1024 } as const;

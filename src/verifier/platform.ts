import type { CheckSignature, Hash } from '../../contracts/seal/primitives';

/** What a place to run in gives the verifier: Node or a browser. */
export interface Platform {
  readonly hash: Hash;
  /** Asked only about bytes on which all libraries agree. */
  readonly checkSignature: CheckSignature;
  /** The content of a whole raw deflate stream; undefined where it ends early, goes on, or holds more than `size` bytes. */
  readonly inflate: (packed: Uint8Array, size: number) => Promise<Uint8Array | undefined>;
}

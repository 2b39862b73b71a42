import { microsOf } from './clock';
import type { SealedHead } from './seals';

/** What is known of one witness of the policy. */
export interface WitnessStatus {
  /** Within the policy. */
  readonly name: string;
  readonly keyName: string;
  /** False where the policy gives no address: others bring its cosignatures. */
  readonly asked: boolean;
  /** What it cosigned last, and when by its own clock. */
  readonly cosigned?: { readonly size: number; readonly at: string };
  /** Why it does not cosign, and for how long. */
  readonly failing?: { readonly code: string; readonly seconds: number };
}

/** How far the heads of a log are cosigned. */
export interface CosigningStatus {
  readonly witnesses: readonly WitnessStatus[];
  readonly quorum: {
    /** False where the policy asks for none. */
    readonly needed: boolean;
    /** Leaves of the newest head that a quorum cosigned. */
    readonly size?: number;
    /** When the first head was signed that waits for a quorum; absent while none waits. */
    readonly unmetSince?: string;
  };
}

/** Answer of `GET /log/witnesses`. */
export interface WitnessesAnswer extends CosigningStatus {
  /** Leaves of the newest signed head; 0 before the first. */
  readonly size: number;
}

/** Without word of a witness, or without a quorum, for so long a log counts as unwitnessed (trust.md §3.3). */
export const witnessPatienceSeconds = 15 * 60;

/**
 * Heads wait for a quorum that never was, or is longer ago than one may be patient (experience.md §9).
 * @param now microseconds
 */
export const isUnwitnessed = ({ needed, size, unmetSince }: CosigningStatus['quorum'], now: number): boolean =>
  needed &&
  unmetSince !== undefined &&
  (size === undefined || now - microsOf(unmetSince) > witnessPatienceSeconds * 1_000_000);

/** A cosignature as it was received. */
export interface StoredCosignature {
  /** Leaves of the checkpoint. */
  readonly size: number;
  /** Name of the witness's key. */
  readonly keyName: string;
  /** Signature line of a note, without its newline. */
  readonly line: string;
  /** 27 characters. */
  readonly receivedAt: string;
}

/** Witnesses of a log's heads; where none are configured, the heads stand by themselves. */
export abstract class Cosigning {
  abstract start(): Promise<void>;
  abstract close(): Promise<void>;
  /** A head as it is served: with the cosignatures that are known. */
  abstract noteOf(head: SealedHead): string;
  abstract status(): CosigningStatus;
  /** Why nothing may be signed any more: a witness has seen more of this log than there is. */
  abstract trouble(): string | undefined;
  /** Told when a witness cosigned or failed. Answers how to stop listening. */
  abstract listen(told: () => void): () => void;
}

import { instantOf } from '../../contracts/clock';
import type { PolicyWitness } from '../../contracts/seal/policy';
import type { LaneFailure, WitnessLane } from './witness-lane';

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
  readonly failing?: { readonly code: LaneFailure['code']; readonly seconds: number };
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

/** @param lane absent where the witness is not asked @param now microseconds */
export function witnessStatus({ name, key }: PolicyWitness, lane: WitnessLane | undefined, now: number): WitnessStatus {
  const { cosigned, failure } = lane ?? {};
  return {
    name,
    keyName: key.name,
    asked: lane !== undefined,
    ...(cosigned && { cosigned: { size: cosigned.size, at: instantOf(cosigned.at) } }),
    ...(failure && { failing: { code: failure.code, seconds: Math.floor((now - failure.since) / 1_000_000) } }),
  };
}

import { instantOf } from '../../contracts/clock';
import type { WitnessStatus } from '../../contracts/cosigning';
import type { PolicyWitness } from '../../contracts/seal/policy';
import type { WitnessLane } from './witness-lane';

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

import { instantOf } from '../../contracts/clock';
import type { WitnessStatus } from '../../contracts/cosigning';
import type { PolicyWitness } from '../../contracts/seal/policy';
import type { WitnessLane } from './witness-lane';

/** @param known what it cosigned, and how it fails where it is asked @param now microseconds */
export function witnessStatus(
  { name, key, url }: PolicyWitness,
  { cosigned, failure }: Partial<Pick<WitnessLane, 'cosigned' | 'failure'>>,
  now: number,
): WitnessStatus {
  return {
    name,
    keyName: key.name,
    asked: url !== undefined,
    ...(cosigned && { cosigned: { size: cosigned.size, at: instantOf(cosigned.at) } }),
    ...(failure && { failing: { code: failure.code, seconds: Math.floor((now - failure.since) / 1_000_000) } }),
  };
}

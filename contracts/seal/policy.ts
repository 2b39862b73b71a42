import type { VerifierKey } from './verifier-key';

/** A log that a policy accepts. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

/** A witness of a policy, known inside it by a name of its own. */
export interface PolicyWitness extends PolicyLog {
  readonly name: string;
}

/** A group that has cosigned once `threshold` of its members have. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  /** Names of witnesses and of groups above this one. */
  readonly members: readonly string[];
}

/** Whom a verifier trusts (C2SP tlog-policy, trust.md §3.4). */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Each after the groups it names. */
  readonly groups: readonly PolicyGroup[];
  /** Name of the witness or group that must have cosigned, or `none`. */
  readonly quorum: string;
}

export const policyLimits = { logs: 32, witnesses: 32, groups: 32 } as const;
/** The quorum that asks for no cosignature. */
export const noQuorum = 'none';

/** Whether the quorum is met by the witnesses of these names (names within the policy) having cosigned. */
export function isQuorumMet({ groups, quorum }: Policy, cosigned: ReadonlySet<string>): boolean {
  const met = new Set(cosigned);
  for (const { name, threshold, members } of groups)
    if (members.filter((member) => met.has(member)).length >= threshold) met.add(name);
  return quorum === noQuorum || met.has(quorum);
}

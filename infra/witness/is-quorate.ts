import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { judgeNote } from '../../contracts/seal/note-verdict';
import type { Policy } from '../../contracts/seal/policy';
import { checkSignature } from '../seal/keys';

/** Kept heads that are looked through for a quorate one; a log keeps one an hour, and those that are cosigned. */
export const mostKept = 1000;

/** Whether enough witnesses of a policy have cosigned a note. @param now microseconds */
export async function isQuorate(policy: Policy, note: string, now: number): Promise<boolean> {
  const seconds = Math.floor(now / 1_000_000);
  return (await judgeNote(checkSignature, policy, parseSignedCheckpoint(note), seconds)).quorum;
}

import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { provesConsistency } from '../../contracts/seal/file-proofs';
import { unlessFault } from '../../contracts/seal/findings';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { parseConsistency } from '../../contracts/seal/proof-files';
import { type Finding, finding } from './findings';
import type { Bundle } from './open-bundle';
import type { Platform } from './platform';
import { textOf } from './zip';

/** CONSISTENCY_BAD of every earlier checkpoint that is not the log's own or not the beginning of this one, by size. */
export async function checkHistory(
  bundle: Bundle,
  note: SignedCheckpoint,
  platform: Platform,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const size of bundle.history)
    if (!(await continues(bundle, note, platform, size))) findings.push(finding('CONSISTENCY_BAD', `history/${size}`));
  return findings;
}

async function continues({ files, policy }: Bundle, note: SignedCheckpoint, platform: Platform, size: number) {
  const names = [`history/${size}-${note.size}.consistency`, `history/${size}.note`] as const;
  const present = [...files.keys()].filter((name) => /^history\/([0-9]+)/.exec(name)?.[1] === String(size));
  if (present.join() !== names.join() || size === 0) return false;
  const earlier = unlessFault(() => parseSignedCheckpoint(files.get(names[1])!));
  const proof = unlessFault(() => parseConsistency(textOf(files, names[0]) ?? ''));
  if (earlier?.size !== size || !proof || !provesConsistency(platform.hash, proof, earlier, note)) return false;
  const { log } = await judgeNote(platform.checkSignature, policy, earlier, 0);
  return log === 'good';
}

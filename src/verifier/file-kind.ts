import { utf8Text } from '../../contracts/seal/bytes';
import { proofTags } from '../../contracts/seal/proof-files';

/** What a file of evidence is: a bundle, one of the proofs of trust.md §3.5, or a checkpoint. */
export type FileKind = 'bundle' | 'note' | keyof typeof proofTags;

const archive = 'PK\u0003\u0004';
const signatures = '\n\n\u2014 ';

/** What bytes claim to be; undefined for what is no evidence. Whether they are what they claim is another question. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  if (String.fromCharCode(...bytes.subarray(0, archive.length)) === archive) return 'bundle';
  const text = utf8Text(bytes) ?? '';
  const tags = Object.entries(proofTags) as readonly (readonly [keyof typeof proofTags, string])[];
  const tagged = tags.find(([, tag]) => text.startsWith(`${tag}\n`))?.[0];
  return tagged ?? (text.includes(signatures) ? 'note' : undefined);
}

import { product } from '../bench/product.mjs';
import { openSealed } from './sealed-log.mjs';

const { parseSignedCheckpoint } = product('contracts/seal/checkpoint');
const { SealFault } = product('contracts/seal/findings');
const { verifyInclusion } = product('contracts/seal/inclusion');
const { judgeNote } = product('contracts/seal/note-verdict');
const { parsePolicy } = product('contracts/seal/policy-file');
const { formatInclusion, parseInclusion } = product('contracts/seal/proof-files');
const { sha256 } = product('infra/seal/hash');
const { checkSignature } = product('infra/seal/keys');
const { LogReader } = product('infra/event-log/sqlite/log-reader');

/** The inclusion proof of one event, and the policy that trusts the log, as files that leave the house. */
export async function proofAndPolicy(dir, index) {
  const log = await openSealed(dir, { readOnly: true });
  const { seals } = log;
  const { size, note } = seals.head();
  const proof = formatInclusion({ index, proof: seals.inclusion(index, size), note });
  const policy = `log ${seals.verifierKeys[0]} https://watchfloor.example/log\nquorum none\n`;
  await log.close();
  const reader = new LogReader(dir);
  const leaf = reader.db
    .prepare('SELECT leaf FROM event WHERE position = ?')
    .pluck()
    .get(index + 1);
  reader.close();
  return { index, leaf, proof: Buffer.from(proof), policy: Buffer.from(policy) };
}

/** True when a leaf is proved at its index under a policy; false for whatever else the files say. */
export async function proves({ index, leaf, proof, policy }) {
  try {
    const file = parseInclusion(proof.toString());
    const checkpoint = parseSignedCheckpoint(file.note);
    const trusted = parsePolicy(sha256, policy.toString());
    const { log, quorum } = await judgeNote(checkSignature, trusted, checkpoint, Math.floor(Date.now() / 1000));
    const { size, root } = checkpoint;
    return (
      log === 'good' &&
      quorum &&
      file.index === index &&
      verifyInclusion(sha256, { index, size, leaf, root, proof: file.proof })
    );
  } catch (error) {
    if (error instanceof SealFault) return false;
    throw error;
  }
}

/** What a policy says, apart from where the log is served: an address is no part of what is trusted. */
export function meaningOf(policy) {
  const { logs, ...rest } = parsePolicy(sha256, policy.toString());
  return JSON.stringify([logs.map(({ key }) => ({ ...key, publicKey: [...key.publicKey] })), rest]);
}

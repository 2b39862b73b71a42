import { utf8 } from '../../contracts/seal/bytes';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { dataDigest, metadataDigest } from '../../contracts/seal/digests';
import { decodeEntry, encodeEntry } from '../../contracts/seal/entry';
import { verifyInclusion } from '../../contracts/seal/inclusion';
import { formatNote } from '../../contracts/seal/note';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { formatInclusion, parseInclusion } from '../../contracts/seal/proof-files';
import { leafHash } from '../../contracts/seal/tree';
import { algorithms, formatVerifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { checkSignature, cosignNote, signingKey, signNote } from '../../infra/seal/keys';
import { inclusionProof, rootAt } from '../../infra/seal/prover';
import { TileHashes } from '../../infra/seal/tile-hashes';
import { tilesOf } from './tiles-of';
import { format1 } from './vectors';

const log = signingKey(format1.logKey, format1.origin, algorithms.ed25519);
const witness = signingKey(format1.witnessKey, format1.witnessName, algorithms.cosignature);
const hashes = new TileHashes(tilesOf(format1.leaves));
const policy = parsePolicy(sha256, `log ${format1.logVkey}\nwitness ig ${format1.witnessVkey}\nquorum ig\n`);

it('digests, entry and leaf of the first event', () => {
  const { salt, data, metadata } = format1;
  expect(Buffer.from(dataDigest(sha256, salt, utf8(data)))).toEqual(format1.dataDigest);
  expect(Buffer.from(metadataDigest(sha256, utf8(metadata)))).toEqual(format1.metadataDigest);
  const entry = decodeEntry(format1.entry);
  expect(entry).toEqual({
    eventId: '0190d2b4-5f60-8e80-bfc3-64ba6d97817f',
    revision: 0,
    stream: 'crisis-2b1f',
    type: 'CrisisOpened',
    schemaVersion: 1,
    recordedAt: '2026-11-22T22:31:07.123456Z',
    actorId: 'user-7f3a',
    dataDigest: Uint8Array.from(format1.dataDigest),
    metadataDigest: Uint8Array.from(format1.metadataDigest),
  });
  expect(Buffer.from(encodeEntry(entry))).toEqual(format1.entry);
  expect(Buffer.from(leafHash(sha256, format1.entry))).toEqual(format1.leaves[0]);
});

it('roots of two and three events', () => {
  expect(Buffer.from(rootAt(hashes, 2))).toEqual(format1.root2);
  expect(Buffer.from(rootAt(hashes, 3))).toEqual(format1.root3);
});

it('verifier keys', () => {
  expect(formatVerifierKey(log.verifier)).toBe(format1.logVkey);
  expect(formatVerifierKey(witness.verifier)).toBe(format1.witnessVkey);
});

it('the proof of index 1 is made byte for byte, signature and cosignature included', () => {
  const text = `${format1.origin}\n3\n${format1.root3.toString('base64')}\n`;
  const note = formatNote({ text, signatures: [signNote(log, text), cosignNote(witness, text, format1.cosignedAt)] });
  expect(formatInclusion({ index: 1, proof: inclusionProof(hashes, 1, 3), note })).toBe(format1.proofFile);
});

it('and is accepted', async () => {
  const { index, proof, note } = parseInclusion(format1.proofFile);
  const checkpoint = parseSignedCheckpoint(note);
  const { size, root } = checkpoint;
  expect({ index, size }).toEqual({ index: 1, size: 3 });
  expect(verifyInclusion(sha256, { index, size, root, leaf: format1.leaves[1]!, proof })).toBe(true);
  expect(await judgeNote(checkSignature, policy, checkpoint, format1.cosignedAt)).toEqual({
    log: 'good',
    badCosignatures: [],
    witnessed: [{ witness: 'ig', time: format1.cosignedAt }],
    quorum: true,
  });
});

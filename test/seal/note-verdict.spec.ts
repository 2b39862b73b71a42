import { cosignatureFutureSeconds } from '../../contracts/seal/cosignature';
import type { NoteSignature } from '../../contracts/seal/note';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { formatVerifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { checkSignature, cosignNote, signNote } from '../../infra/seal/keys';
import { flipped } from './alterations';
import { logKey, signedBy, textOf, witnessKey } from './signing';

const origin = 'log.example/a';
const text = textOf(origin);
const now = 1_800_000_000;
const [log, next, stranger] = [logKey(origin), logKey(origin), logKey(origin)];
const otherLog = logKey('log.example/b');
const [ig, gao] = [witnessKey('ig.example'), witnessKey('gao.example')];
const policy = parsePolicy(
  sha256,
  [
    `log ${formatVerifierKey(log.verifier)}`,
    `log ${formatVerifierKey(next.verifier)}`,
    `log ${formatVerifierKey(otherLog.verifier)}`,
    `witness ig ${formatVerifierKey(ig.verifier)}`,
    `witness gao ${formatVerifierKey(gao.verifier)}`,
    'group both all ig gao',
    'quorum both\n',
  ].join('\n'),
);

const judged = (...signatures: readonly NoteSignature[]) =>
  judgeNote(checkSignature, policy, signedBy(text, ...signatures), now);
const bad = (line: NoteSignature): NoteSignature => ({ ...line, signature: flipped(line.signature, 100) });
const good = signNote(log, text);
const [byIg, byGao] = [cosignNote(ig, text, now), cosignNote(gao, text, now - 60)];

it('a log and its quorum', async () => {
  expect(await judged(good, byIg, byGao)).toEqual({
    log: 'good',
    badCosignatures: [],
    witnessed: [
      { witness: 'ig', time: now },
      { witness: 'gao', time: now - 60 },
    ],
    quorum: true,
  });
});

it.each<readonly [string, readonly NoteSignature[], string]>([
  ['with both keys of a rotation', [good, signNote(next, text)], 'good'],
  ['with the new key alone', [signNote(next, text)], 'good'],
  ['with a line of an unknown key of its name', [good, signNote(stranger, text)], 'good'],
  ['by an unknown key alone', [signNote(stranger, text)], 'LOG_UNKNOWN'],
  ['by another log of the policy', [signNote(otherLog, text)], 'LOG_UNKNOWN'],
  ['by witnesses alone', [byIg, byGao], 'LOG_UNKNOWN'],
  ['with a bad signature', [bad(good)], 'LOG_SIGNATURE_BAD'],
  ['with a good and a bad signature', [good, bad(signNote(next, text))], 'LOG_SIGNATURE_BAD'],
  ['with a signature of another text', [signNote(log, textOf('log.example/c'))], 'LOG_SIGNATURE_BAD'],
  ['with a signature that is too long', [{ ...good, signature: new Uint8Array(65) }], 'LOG_SIGNATURE_BAD'],
])('a note %s', async (_, signatures, verdict) => {
  expect((await judged(...signatures)).log).toBe(verdict);
});

it.each<readonly [string, NoteSignature, boolean]>([
  ['fails', bad(byGao), false],
  ['says another time than was signed', { ...byGao, signature: flipped(byGao.signature, 63) }, false],
  ['lies five minutes ahead', cosignNote(gao, text, now + cosignatureFutureSeconds), true],
  ['lies further ahead', cosignNote(gao, text, now + cosignatureFutureSeconds + 1), false],
  ['is a plain signature', signNote(gao, text), false],
])('a cosignature that %s', async (_, line, counts) => {
  const verdict = await judged(good, byIg, line);
  expect(verdict.badCosignatures).toEqual(counts ? [] : [2]);
  expect(verdict).toMatchObject({ log: 'good', quorum: counts });
});

it('two cosignatures of one witness are one', async () => {
  const verdict = await judged(good, byIg, cosignNote(ig, text, now - 1));
  expect(verdict.witnessed.map(({ witness }) => witness)).toEqual(['ig', 'ig']);
  expect(verdict.quorum).toBe(false);
});

it('a checker that answers later is waited for', async () => {
  const later = async (...claim: Parameters<typeof checkSignature>) => checkSignature(...claim);
  expect(await judgeNote(later, policy, signedBy(text, good, byIg, byGao), now)).toMatchObject({ quorum: true });
  const never = async () => false;
  expect(await judgeNote(never, policy, signedBy(text, good), now)).toMatchObject({ log: 'LOG_SIGNATURE_BAD' });
});

it('bytes on which verifiers differ are bad even to a checker that accepts them', async () => {
  const lax = () => true;
  expect(await judgeNote(lax, policy, signedBy(text, good, byIg, byGao), now)).toMatchObject({
    log: 'good',
    quorum: true,
  });
  const smallR = { ...good, signature: Buffer.concat([Buffer.alloc(32), good.signature.subarray(32)]) };
  const largeS = { ...byGao, signature: Buffer.concat([byGao.signature.subarray(0, 40), Buffer.alloc(32, 0xff)]) };
  expect(await judgeNote(lax, policy, signedBy(text, smallR, byIg, largeS), now)).toMatchObject({
    log: 'LOG_SIGNATURE_BAD',
    badCosignatures: [2],
  });
});

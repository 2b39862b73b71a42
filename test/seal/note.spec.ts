import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { formatCheckpoint, parseCheckpoint, parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { cosignedMessage, decodeCosignature, encodeCosignature } from '../../contracts/seal/cosignature';
import { formatNote, formatSignature, noteLimits, parseNote, parseSignature } from '../../contracts/seal/note';
import { signatureClaim } from '../../contracts/seal/signature-claim';
import { parseVerifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { checkSignature, cosignNote, signNote } from '../../infra/seal/keys';
import { logKey, textOf, witnessKey } from './signing';
import { c2spNote, format1 } from './vectors';

const names = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((name) => !/[\p{White_Space}+\p{Cc}]/u.test(name));
const signatures = fc.record({
  name: names,
  keyId: fc.nat(2 ** 32 - 1),
  signature: fc.uint8Array({ minLength: 1, maxLength: 80 }).map((bytes) => Uint8Array.from(bytes)),
});
const checkpoints = fc.record({
  origin: names,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Uint8Array.from(bytes)),
});

it('the example of C2SP: its line is read and written, its signature verifies', () => {
  const key = parseVerifierKey(sha256, c2spNote.vkey)!;
  const line = parseSignature(c2spNote.line)!;
  expect(formatSignature(line)).toBe(c2spNote.line);
  const claim = signatureClaim(key, c2spNote.text, line)!;
  expect(checkSignature(claim.publicKey, claim.message, claim.signature)).toBe(true);
  const other = signatureClaim(key, c2spNote.text.replace('example', 'Example'), line)!;
  expect(checkSignature(other.publicKey, other.message, other.signature)).toBe(false);
});

it('a note survives its text', () =>
  fc.assert(
    fc.property(
      checkpoints,
      fc.uniqueArray(signatures, { minLength: 1, maxLength: 5, selector: formatSignature }),
      (checkpoint, all) => {
        const text = formatCheckpoint(checkpoint);
        const note = formatNote({ text, signatures: all });
        const parsed = { text, signatures: all, ...checkpoint };
        expect(parseSignedCheckpoint(note)).toEqual(parsed);
        expect(parseSignedCheckpoint(Buffer.from(note))).toEqual(parsed);
      },
    ),
  ));

describe('a note is refused', () => {
  const text = textOf('log.example/a');
  const key = logKey('log.example/a');
  const line = formatSignature(signNote(key, text));
  const good = `${text}\n${line}\n`;
  const line2 = formatSignature({ name: 'b', keyId: 1, signature: Uint8Array.of(1) });
  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, keyId) => `${formatSignature({ name: 'x', keyId, signature: Uint8Array.of(1) })}\n`,
    );

  it('not at all when nothing is wrong', () => {
    expect(() => parseNote(good)).not.toThrow();
    expect(() => parseNote(`${good}${line2}\n`)).not.toThrow();
    expect(() => parseNote(`${text}\n${many(noteLimits.signatures).join('')}`)).not.toThrow();
  });

  it.each<readonly [string, string | Uint8Array]>([
    ['without signatures', `${text}\n`],
    ['without the empty line', `${text}${line}\n`],
    ['with two empty lines', `${text}\n\n${line}\n`],
    ['with an empty line at the end', `${good}\n`],
    ['with an empty line between signatures', `${good}\n${line2}\n`],
    ['without the final newline', good.slice(0, -1)],
    ['with two text lines', good.replace(/^.*\n/, '')],
    ['with four text lines', `more\n${good}`],
    ['with an extension line', good.replace('\n\n', '\nextension\n\n')],
    ['with an empty text line', good.replace(/^.*\n/, '\n')],
    ['with carriage returns', good.replaceAll('\n', '\r\n')],
    ['with one carriage return', good.replace('\n', '\r\n')],
    ['with a tab in the text', good.replace('log', '\tlog')],
    ['with the same line twice', `${good}${line}\n`],
    ['with a hyphen for the dash', good.replace('\u2014', '-')],
    ['with an en dash', good.replace('\u2014', '\u2013')],
    ['with two blanks', good.replace('\u2014 ', '\u2014  ')],
    ['with a blank at the end', `${good.slice(0, -1)} \n`],
    ['with base64 that is not padded', good.replace(/=*\n$/, '\n')],
    ['with a key id alone', `${text}\n\u2014 a AAAAAQ==\n`],
    ['with a name that holds a plus sign', `${text}\n\u2014 a+b AAAAAQE=\n`],
    ['with a name that holds white space of Unicode', `${text}\n\u2014 a\u00a0b AAAAAQE=\n`],
    ['with too many signatures', `${text}\n${many(noteLimits.signatures + 1).join('')}`],
    ['that is too long', `${text}\n\u2014 ${'a'.repeat(noteLimits.bytes)} AAAAAQE=\n`],
    ['with flawed UTF-8', Buffer.concat([Buffer.from(good.slice(0, 3)), Buffer.of(0xff), Buffer.from(good.slice(3))])],
    ['with a lone surrogate', good.replace('log', 'lo\ud800')],
    ['of nothing', ''],
    ['of one newline', '\n'],
  ])('%s', (_, note) => {
    expect(note).not.toBe(good);
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'NOTE_MALFORMED' }));
  });
});

describe('a checkpoint is refused', () => {
  const good = textOf('log.example/a');
  it.each([
    ['with a leading zero', good.replace('\n7\n', '\n07\n')],
    ['with a sign', good.replace('\n7\n', '\n-7\n')],
    ['with a size above 2^53 - 1', good.replace('\n7\n', '\n9007199254740992\n')],
    ['without a size', good.replace('\n7\n', '\n\n')],
    ['with a short root', good.replace(/\n[^\n]*\n$/, `\n${Buffer.alloc(31).toString('base64')}\n`)],
    ['with a root in hexadecimal', good.replace(/\n[^\n]*\n$/, `\n${'07'.repeat(32)}\n`)],
    ['with base64 that does not encode back', good.replace('Bwc=', 'Bwd=')],
    ['with a blank in its origin', good.replace('log', 'lo g')],
    ['with a plus sign in its origin', good.replace('log', 'lo+g')],
    ['without an origin', good.replace(/^[^\n]*/, '')],
    ['with a fourth line', `${good}more\n`],
    ['without the final newline', good.slice(0, -1)],
  ])('%s', (_, text) => {
    expect(text).not.toBe(good);
    expect(() => parseCheckpoint(good)).not.toThrow();
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'NOTE_MALFORMED' }));
  });
});

describe('signatures are those of the platform', () => {
  const text = textOf('log.example/a');

  it('on a note', () => {
    const key = logKey('log.example/a');
    const { signature } = signNote(key, text);
    expect(verify(null, Buffer.from(text), createPublicKey(key.privateKey), signature)).toBe(true);
  });

  it('on a cosignature, over the header, the time and the whole text', () => {
    const key = witnessKey('ig.example');
    const line = cosignNote(key, text, format1.cosignedAt);
    const { time, signature } = decodeCosignature(line.signature)!;
    expect(time).toBe(format1.cosignedAt);
    const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
    expect(Buffer.from(cosignedMessage(time, text))).toEqual(message);
    expect(verify(null, message, createPublicKey(key.privateKey), signature)).toBe(true);
  });

  it('a cosignature survives its bytes; another length or a time above 2^53 - 1 is none', () => {
    const bytes = encodeCosignature({ time: 5, signature: new Uint8Array(64) });
    expect(decodeCosignature(bytes)).toEqual({ time: 5, signature: new Uint8Array(64) });
    expect(decodeCosignature(bytes.subarray(1))).toBeUndefined();
    expect(decodeCosignature(Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
    expect(decodeCosignature(Buffer.alloc(72, 0xff))).toBeUndefined();
  });
});

import fc from 'fast-check';
import {
  formatConsistency,
  formatInclusion,
  formatRange,
  parseConsistency,
  parseInclusion,
  parseRange,
} from '../../contracts/seal/proof-files';
import { format1 } from './vectors';

const number = fc.maxSafeNat();
const bytes = (constraints: fc.IntArrayConstraints) => fc.uint8Array(constraints).map((all) => Uint8Array.from(all));
const proof = fc.array(bytes({ minLength: 32, maxLength: 32 }), { maxLength: 6 });

describe('files survive their text', () => {
  it('inclusion', () =>
    fc.assert(
      fc.property(
        fc.record(
          { index: number, proof, note: fc.string(), extra: bytes({}) },
          { requiredKeys: ['index', 'proof', 'note'] },
        ),
        (file) => expect(parseInclusion(formatInclusion(file))).toEqual(file),
      ),
    ));
  it('consistency', () =>
    fc.assert(
      fc.property(fc.record({ from: number, to: number, proof }), (file) =>
        expect(parseConsistency(formatConsistency(file))).toEqual(file),
      ),
    ));
  it('range', () =>
    fc.assert(
      fc.property(fc.record({ from: number, to: number, size: number, proof }), (file) =>
        expect(parseRange(formatRange(file))).toEqual(file),
      ),
    ));
});

it('the published file is read and written alike', () => {
  const file = parseInclusion(format1.proofFile);
  expect(file.proof.map((hash) => Buffer.from(hash))).toEqual([format1.leaves[0], format1.leaves[2]]);
  expect(formatInclusion(file)).toBe(format1.proofFile);
});

const hash = Buffer.alloc(32, 5);
const line = hash.toString('base64');
const range = formatRange({ from: 1, to: 3, size: 9, proof: [hash, hash] });
const consistency = formatConsistency({ from: 3, to: 9, proof: [hash] });
const inclusion = formatInclusion({ index: 4, extra: Buffer.from('x'), proof: [hash], note: 'note\n' });

it('the texts are those of trust.md §3.5', () => {
  expect(range).toBe(`watchfloor.range/1\nrange 1 3\nsize 9\n${line}\n${line}\n`);
  expect(consistency).toBe(`watchfloor.consistency/1\nfrom 3\nto 9\n${line}\n`);
  expect(inclusion).toBe(`c2sp.org/tlog-proof@v1\nextra eA==\nindex 4\n${line}\n\nnote\n`);
});

/** What is done to a file, by example of a range; every kind of file has the same lines. */
const deviations: readonly (readonly [string, (text: string) => string])[] = [
  ['another tag', (text) => text.replace(/^\S*/, '$&.0')],
  ['no tag', (text) => text.replace(/^.*\n/, '')],
  ['a carriage return', (text) => text.replace('\n', '\r\n')],
  ['an empty line after the tag', (text) => text.replace('\n', '\n\n')],
  ['a line left out', (text) => text.replace(/\n(size|to|index) .*/, '')],
  ['a line twice', (text) => text.replace(/\n(size|to|index) .*/, '$&$&')],
  ['another word', (text) => text.replace(/\n(size|to|index) /, '\nnumber ')],
  ['two blanks', (text) => text.replace(/\n(size|to|index) /, '$& ')],
  ['a blank at the end', (text) => text.replace(/\n(size|to|index) .*/, '$& ')],
  ['a leading zero', (text) => text.replace(/\n(size|to|index) /, '$&0')],
  ['a number too many', (text) => text.replace(/\n(size|to|index) /, '$&1 ')],
  ['a sign', (text) => text.replace(/\n(size|to|index) /, '$&+')],
  ['a number above 2^53 - 1', (text) => text.replace(/\n(size|to|index) ./, '\n$1 9999999999999999')],
  ['a longer hash', (text) => text.replace(line, Buffer.alloc(33).toString('base64'))],
  ['a shorter hash', (text) => text.replace(line, Buffer.alloc(31).toString('base64'))],
  ['base64 that does not encode back', (text) => text.replace('BQU=', 'BQV=')],
  ['base64 without padding', (text) => text.replace('BQU=', 'BQU')],
  ['nothing', () => ''],
];

describe.each([
  ['range', range, parseRange, 'PROOF_BAD'],
  ['consistency', consistency, parseConsistency, 'CONSISTENCY_BAD'],
  ['inclusion', inclusion, parseInclusion, 'PROOF_BAD'],
] as const)('%s: refused with', (_, good, parse, code) => {
  const refused = (text: string) => {
    expect(text).not.toBe(good);
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  };
  it.each(deviations)('%s', (_name, deviate) => refused(deviate(good)));
});

it('refused: what only one kind of file can have', () => {
  const proofBad = expect.objectContaining({ code: 'PROOF_BAD' });
  for (const text of [
    range.slice(0, -1),
    `${range}\n`,
    range.replace('range 1 3', 'range 1'),
    range.replace('range 1 3', 'range 1 3 5'),
    range.replace('\nrange', '\nextra eA==\nrange'),
  ])
    expect(() => parseRange(text)).toThrow(proofBad);
  for (const text of [
    inclusion.replace('\n\nnote\n', '\n'),
    inclusion.replace('extra eA==', 'extra eB=='),
    inclusion.replace('extra eA==', 'extra'),
    inclusion.replace('extra eA==', 'extra eA== eA=='),
    inclusion.replace('extra eA==\nindex 4', 'index 4\nextra eA=='),
    inclusion.replace('extra eA==', 'extra eA==\nextra eA=='),
  ])
    expect(() => parseInclusion(text)).toThrow(proofBad);
  for (const text of [
    consistency.slice(0, -1),
    `${consistency}\n`,
    consistency.replace('from 3\nto 9', 'to 9\nfrom 3'),
  ])
    expect(() => parseConsistency(text)).toThrow(expect.objectContaining({ code: 'CONSISTENCY_BAD' }));
});

import { createHash, sign } from 'node:crypto';
import { isStrictSignature } from '../../contracts/seal/ed25519-strict';
import { checkSignature, publicKeyOf } from '../../infra/seal/keys';
import { basePoint, fieldPrime, groupOrder, identity, littleEndian, type Point, plus, pointAt, times } from './edwards';
import { format1 } from './vectors';

const publicKey = publicKeyOf(format1.logKey);
const message = Buffer.from('message');
const signature = sign(null, message, format1.logKey);
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];

/** The eight points whose order divides 8: multiples of what is left of some point by the order of the group. */
function smallPoints(): readonly Point[] {
  for (let y = 2n; ; y++) {
    const point = pointAt(y);
    const left = point && times(groupOrder, point);
    if (left && times(4n, left).y !== identity.y) return Array.from({ length: 8 }, (_, at) => times(BigInt(at), left));
  }
}

const encoded = ({ x, y }: Point) => littleEndian(y + (x % 2n) * 2n ** 255n);
const small = smallPoints();

it('a signature of the platform is strict', () => {
  expect(isStrictSignature(publicKey, signature)).toBe(true);
  expect(checkSignature(publicKey, message, signature)).toBe(true);
});

it('there are eight points of small order', () => {
  expect(new Set(small.map((point) => encoded(point).toString('hex'))).size).toBe(8);
  for (const point of small) expect(plus(times(7n, point), point)).toEqual(identity);
});

it('as key and as R each of them is refused, with either sign of x', () => {
  for (const { y } of small)
    for (const sign of [0n, 1n]) {
      const point = littleEndian(y + sign * 2n ** 255n);
      expect(isStrictSignature(point, signature)).toBe(false);
      expect(isStrictSignature(publicKey, Buffer.concat([point, s]))).toBe(false);
    }
});

/** The equation of RFC 8032 §5.1.7, S·B = R + k·A, without a check of its operands. */
function satisfiesEquation(a: Point, signed: Buffer, bigR: Point, bigS: bigint): boolean {
  const challenge = createHash('sha512')
    .update(Buffer.concat([encoded(bigR), encoded(a), signed]))
    .digest();
  const k = BigInt(`0x${challenge.reverse().toString('hex')}`) % groupOrder;
  const right = plus(bigR, times(k, a));
  return encoded(times(bigS, basePoint)).equals(encoded(right));
}

it('control: by the equation alone a key of small order signs every message', () => {
  for (const one of ['yes', 'no']) expect(satisfiesEquation(identity, Buffer.from(one), basePoint, 1n)).toBe(true);
  const forged = Buffer.concat([encoded(basePoint), littleEndian(1n)]);
  expect(isStrictSignature(encoded(identity), forged)).toBe(false);
  expect(isStrictSignature(publicKey, forged)).toBe(true);
});

it('coordinates that are not below the prime are refused', () => {
  for (let y = fieldPrime; y < 2n ** 255n; y++)
    for (const sign of [0n, 1n]) {
      const point = littleEndian(y + sign * 2n ** 255n);
      expect(isStrictSignature(point, signature)).toBe(false);
      expect(isStrictSignature(publicKey, Buffer.concat([point, s]))).toBe(false);
    }
  expect(isStrictSignature(littleEndian(fieldPrime - 2n), signature)).toBe(true);
});

it('S is below the order of the group', () => {
  const number = BigInt(`0x${Buffer.from(s).reverse().toString('hex')}`);
  expect(isStrictSignature(publicKey, Buffer.concat([r, littleEndian(groupOrder - 1n)]))).toBe(true);
  for (const large of [groupOrder, groupOrder + 1n, number + groupOrder, 2n ** 256n - 1n])
    expect(isStrictSignature(publicKey, Buffer.concat([r, littleEndian(large)]))).toBe(false);
});

it('other lengths are refused', () => {
  expect(isStrictSignature(publicKey.subarray(1), signature)).toBe(false);
  expect(isStrictSignature(Buffer.concat([publicKey, Buffer.of(0)]), signature)).toBe(false);
  expect(isStrictSignature(publicKey, signature.subarray(1))).toBe(false);
  expect(isStrictSignature(publicKey, Buffer.concat([signature, Buffer.of(0)]))).toBe(false);
});

import { equalBytes, hexBytes } from './bytes';
import { publicKeyBytes, signatureBytes } from './primitives';

/** 2^255 − 19, little-endian: the modulus of coordinates. */
const prime = hexBytes(`ed${'ff'.repeat(30)}7f`)!;
/** 2^252 + 27742317777372353535851937790883648493, little-endian: the order of the base point. */
const order = hexBytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')!;

/** y of every point whose order divides 8, little-endian; each counts with both signs of x. */
const smallOrder = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((y) => hexBytes(y)!);

/**
 * Whether every verifier judges these bytes alike: A and R are canonical and not of small order, and S < L
 * (log-rulings.md §2.4). Asked before the signature itself is checked, since libraries differ on the others.
 */
export const isStrictSignature = (publicKey: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === signatureBytes &&
  isStrictPoint(publicKey) &&
  isStrictPoint(signature.subarray(0, 32)) &&
  isBelow(signature.subarray(32), order);

function isStrictPoint(encoded: Uint8Array): boolean {
  if (encoded.length !== publicKeyBytes) return false;
  const y = Uint8Array.from(encoded);
  y[31]! &= 0x7f;
  return isBelow(y, prime) && !smallOrder.some((one) => equalBytes(one, y));
}

/** Compares little-endian numbers of 32 bytes. */
function isBelow(value: Uint8Array, limit: Uint8Array): boolean {
  for (let at = 31; at >= 0; at--) if (value[at] !== limit[at]) return value[at]! < limit[at]!;
  return false;
}

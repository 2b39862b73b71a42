import { createSecretKey } from 'node:crypto';
import { unwrapKey, wrapKey } from '../../../infra/key-store/key-wrap';

const hex = (text: string) => Buffer.from(text, 'hex');
const range = (from: number, length: number) => Buffer.from(Array.from({ length }, (_, index) => from + index));
const kek = createSecretKey(range(0, 32));

describe('AES key wrap', () => {
  test.each([
    [
      'RFC 3394 §4.6',
      '00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F',
      '28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21',
    ],
    ['RFC 3394 §4.3', '00112233445566778899AABBCCDDEEFF', '64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7'],
    [
      'a data key',
      range(0x40, 32).toString('hex'),
      'bd2a276ae8c7464c7e8b396674ac6e0e9558c84c6009b3fa413cf06a67a200823e4d720df2419fa9',
    ],
  ])('gives the vector of %s and takes it back', (_, key, wrapped) => {
    expect(wrapKey(kek, hex(key))).toEqual(hex(wrapped));
    expect(unwrapKey(kek, hex(wrapped)).export()).toEqual(hex(key));
  });
  test('throws for every single altered bit', () => {
    const wrapped = wrapKey(kek, range(0x40, 32));
    for (let bit = 0; bit < wrapped.length * 8; bit++) {
      const altered = Buffer.from(wrapped);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unwrapKey(kek, altered)).toThrow();
    }
  });
});

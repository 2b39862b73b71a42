import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { BlobSeal, KeyOf } from '../../contracts/exchange';

const magic = Buffer.from('watchfloor.blob/1\n');
const frameBytes = 64 * 1024;
const saltBytes = 16;
const tagBytes = 16;

const cipherKey = (key: Uint8Array, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, magic, 32));
const nonceOf = (index: number) => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
};

/** True for bytes that `sealedBytes` wrote. */
export const isSealed = (head: Buffer) => head.subarray(0, magic.length).equals(magic);

/**
 * Seals a stream in frames of 64 KiB under a key made for this file alone: header `watchfloor.blob/1`, subject, salt;
 * then per frame its last-flag, length, AES-256-GCM text and tag, bound to the header, its place and the flag, so that
 * frames cannot be moved, dropped or cut off at the end.
 */
export async function* sealedBytes(plain: AsyncIterable<Uint8Array>, seal: BlobSeal): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const header = Buffer.concat([magic, Buffer.from(`${seal.subject}\n`), salt]);
  const key = cipherKey(seal.key, salt);
  yield header;
  let index = 0;
  let rest = Buffer.alloc(0);
  const frame = (part: Buffer, last: number) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++));
    cipher.setAAD(Buffer.concat([header, Buffer.from([last])]));
    const text = Buffer.concat([cipher.update(part), cipher.final()]);
    const lead = Buffer.alloc(5, last);
    lead.writeUInt32BE(text.length, 1);
    return Buffer.concat([lead, text, cipher.getAuthTag()]);
  };
  for await (const chunk of plain) {
    rest = Buffer.concat([rest, chunk]);
    for (; rest.length > frameBytes; rest = rest.subarray(frameBytes)) yield frame(rest.subarray(0, frameBytes), 0);
  }
  yield frame(rest, 1);
}

/** Cuts a stream into pieces of the sizes asked for. */
class Pieces {
  #rest = Buffer.alloc(0);
  readonly #source: AsyncIterator<Uint8Array>;
  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }
  async take(length: number): Promise<Buffer> {
    while (this.#rest.length < length) {
      const { value, done } = await this.#source.next();
      if (done) throw new Error('a sealed file ends too early');
      this.#rest = Buffer.concat([this.#rest, value]);
    }
    const piece = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return piece;
  }
}

/** The subject whose key seals the file that starts with these bytes. */
export const subjectOf = (head: Buffer) => head.subarray(magic.length, head.indexOf(10, magic.length)).toString();

/** @throws when the key is another one, or a frame was changed, moved or cut off */
export async function* openedBytes(
  sealed: AsyncIterable<Uint8Array>,
  subject: string,
  secret: Uint8Array,
): AsyncGenerator<Buffer> {
  const pieces = new Pieces(sealed);
  const header = await pieces.take(magic.length + Buffer.byteLength(subject) + 1 + saltBytes);
  const key = cipherKey(secret, header.subarray(-saltBytes));
  for (let index = 0, last = 0; last === 0; index++) {
    const lead = await pieces.take(5);
    last = lead[0]!;
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.concat([header, Buffer.from([last])]));
    const text = await pieces.take(Math.min(lead.readUInt32BE(1), frameBytes));
    decipher.setAuthTag(await pieces.take(tagBytes));
    yield Buffer.concat([decipher.update(text), decipher.final()]);
  }
}

/** Key for the file that starts with `head`: none needed, the key, or `lost`. */
export function keyFor(head: Buffer, keyOf: KeyOf): BlobSeal | 'plain' | 'lost' {
  if (!isSealed(head)) return 'plain';
  const subject = subjectOf(head);
  const key = keyOf(subject);
  return key ? { subject, key } : 'lost';
}

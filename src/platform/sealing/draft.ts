import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { Json } from '../../../contracts/encoding';
import type { KeySubject } from '../../../contracts/key-store';

/** Stands for a sealed value while a command is decided; `eq` compares it with sealed values of the same subject. */
export interface Draft {
  readonly $draft: string;
  readonly eq: string;
}

/** What a draft stands for. */
export interface Drafted {
  readonly subject: KeySubject;
  readonly value: Json;
}

/** The handle of a draft is its content under a key that dies with the process, so an abandoned draft leaves nothing behind. */
const processKey = createSecretKey(randomBytes(32));
const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

export function draftOf(drafted: Drafted, eq: string): Draft {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, processKey, iv, { authTagLength: tagBytes });
  const ct = Buffer.concat([cipher.update(JSON.stringify(drafted), 'utf8'), cipher.final()]);
  return { $draft: Buffer.concat([iv, cipher.getAuthTag(), ct]).toString('base64'), eq };
}

export const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && '$draft' in value;

/** @throws Error for a handle that this process did not make */
export function contentOf({ $draft }: Draft): Drafted {
  const bytes = Buffer.from($draft, 'base64');
  const decipher = createDecipheriv(algorithm, processKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8'),
  );
}

/** The pointer of the first draft that stands anywhere in a value. */
export function draftIn(value: unknown, pointer = ''): string | undefined {
  if (isDraft(value)) return pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = draftIn(member, `${pointer}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

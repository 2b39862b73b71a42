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
  /** Its tag, where the subject has a key already: that one stays. */
  readonly eq?: string;
}

/** What drafts of this process stand for, as long as somebody holds them. */
const contents = new WeakMap<Draft, Drafted>();

/** A handle that is written out is the content under a key that dies with the process, so an abandoned one leaves nothing behind. */
const processKey = createSecretKey(randomBytes(32));
const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A draft; its handle is made only when somebody copies it or writes it out. */
export function draftOf(drafted: Drafted, eq: string): Draft {
  let handle: string | undefined;
  const draft: Draft = {
    get $draft() {
      handle ??= handleOf(drafted);
      return handle;
    },
    eq,
  };
  contents.set(draft, drafted);
  return draft;
}

function handleOf(drafted: Drafted): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, processKey, iv, { authTagLength: tagBytes });
  const ct = Buffer.concat([cipher.update(JSON.stringify(drafted), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ct]).toString('base64');
}

export const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && '$draft' in value;

/** @throws Error for a handle that this process did not make */
export const contentOf = (draft: Draft): Drafted => contents.get(draft) ?? openedHandle(draft.$draft);

function openedHandle(handle: string): Drafted {
  const bytes = Buffer.from(handle, 'base64');
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

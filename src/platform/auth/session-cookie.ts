import { hash, randomBytes } from 'node:crypto';

const name = '__Host-wf';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** A fresh reference to a session: 256 random bits. */
export const newReference = () => randomBytes(32).toString('base64url');

/** What records and tables hold instead of a reference, which alone would open the session. */
export const digestOf = (reference: string): string => hash('sha256', reference, 'hex');

export const sessionCookie = (reference: string) => `${name}=${reference}; ${attributes}`;
export const endedCookie = `${name}=; Max-Age=0; ${attributes}`;

/** The reference in a Cookie header; undefined where there is none, or more than one. */
export function referenceIn(cookieHeader: string | undefined): string | undefined {
  const values = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && /^[A-Za-z0-9_-]{43}$/.test(values[0]!) ? values[0] : undefined;
}

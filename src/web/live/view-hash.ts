import { canonical } from '../../../contracts/encoding';

const utf8 = new TextEncoder();

const compareBytes = (a: Uint8Array, b: Uint8Array) => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

function number(value: number, bytes: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes));
  if (bytes === 4) view.setUint32(0, value);
  else view.setBigUint64(0, BigInt(value));
  return new Uint8Array(view.buffer);
}

const sized = (bytes: Uint8Array) => [number(bytes.length, 4), bytes];

/** The view hash of the rows held here: the formula of trust.md §3.8 over what this reader sees, hexadecimal. */
export async function viewHash(
  name: string,
  version: number,
  position: number,
  rows: Iterable<readonly [string, unknown]>,
): Promise<string> {
  const encoded = [...rows].map(([key, row]) => [utf8.encode(key), utf8.encode(canonical(row))] as const);
  const parts = [
    utf8.encode(`watchfloor.state/1\n${name}\n`),
    number(version, 4),
    number(position, 8),
    ...encoded.sort(([a], [b]) => compareBytes(a, b)).flatMap(([key, row]) => [...sized(key), ...sized(row)]),
  ];
  const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

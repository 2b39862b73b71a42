import { concat, utf8 } from './bytes';
import { readUnsigned, u64 } from './integers';
import { signatureBytes } from './primitives';

/** A signature of a witness with the time at which it was made (C2SP tlog-cosignature v1, trust.md §3.2). */
export interface Cosignature {
  /** POSIX seconds. */
  readonly time: number;
  /** 64 bytes of Ed25519 over `cosignedMessage`. */
  readonly signature: Uint8Array;
}

/** Seconds that a cosignature may lie in a verifier's future (trust.md §3.2). */
export const cosignatureFutureSeconds = 300;

/** What a witness signs at a time in POSIX seconds: the header, the time and the whole checkpoint text. */
export const cosignedMessage = (time: number, text: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`);

/** The 72 bytes that follow the key id of a witness: u64be POSIX seconds || signature. */
export const encodeCosignature = ({ time, signature }: Cosignature): Uint8Array => concat(u64(time), signature);

/** The cosignature of 72 bytes; undefined for another length or a time above 2^53 − 1. */
export function decodeCosignature(bytes: Uint8Array): Cosignature | undefined {
  if (bytes.length !== 8 + signatureBytes) return undefined;
  const time = readUnsigned(bytes.subarray(0, 8));
  return time === undefined ? undefined : { time, signature: bytes.subarray(8) };
}

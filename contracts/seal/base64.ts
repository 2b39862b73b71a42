const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const grammar = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Value of each digit by its character code. */
const values = new Uint8Array(128);
for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;

/** Base64 of bytes in the standard alphabet, padded (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const rest = bytes.length - at;
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += digits[group >> 18]! + digits[(group >> 12) & 63]!;
    text += (rest > 1 ? digits[(group >> 6) & 63]! : '=') + (rest > 2 ? digits[group & 63]! : '=');
  }
  return text;
}

/** Bytes of a base64 text that encodes back to itself; undefined for every other text (log-rulings.md §2.4). */
export function base64Bytes(text: string): Uint8Array | undefined {
  if (!grammar.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let last = 0;
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    last = (digit(text, at) << 18) | (digit(text, at + 1) << 12) | (digit(text, at + 2) << 6) | digit(text, at + 3);
    bytes[to] = last >> 16;
    bytes[to + 1] = last >> 8;
    bytes[to + 2] = last;
  }
  // Bits below the last byte would be lost, so they must be zero.
  return (last & (2 ** (8 * padding) - 1)) === 0 ? bytes : undefined;
}

/** The padding counts as zero. */
const digit = (text: string, at: number) => values[text.charCodeAt(at)]!;

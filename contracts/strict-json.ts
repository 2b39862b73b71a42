import {
  escapePointer,
  forbiddenKeys,
  isTooLong,
  type Json,
  maxArrayLength,
  maxDepth,
  maxStringBytes,
} from './encoding';

/** Text that is not the JSON we accept, with the place and the rule (trust.md §12.1). */
export class JsonFault extends Error {
  constructor(
    readonly pointer: string,
    readonly rule: string,
  ) {
    super(`${pointer || '/'} ${rule}`);
  }
}

/**
 * Reads JSON from outside in one pass: refuses duplicate keys, prototype keys, depth, sizes, fractions and integers
 * beyond ±(2^53 − 1), lone surrogates and a byte-order mark. Never used for replay.
 * @throws JsonFault
 */
export function parseStrict(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value('', 0);
  reader.end();
  return value;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blank = /[ \t\n\r]*/y;
const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  #at = 0;
  constructor(private readonly text: string) {}

  value(pointer: string, depth: number): Json {
    this.#skip();
    const next = this.text[this.#at];
    if (next === '{') return this.#object(pointer, depth);
    if (next === '[') return this.#array(pointer, depth);
    if (next === '"') return this.#string(pointer);
    for (const [word, value] of literals) {
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number(pointer);
  }

  end() {
    this.#skip();
    if (this.#at < this.text.length) throw new JsonFault('', 'has text after its end');
  }

  #object(pointer: string, depth: number): Json {
    if (depth >= maxDepth) throw new JsonFault(pointer, `is nested deeper than ${maxDepth}`);
    const members: Record<string, Json> = {};
    this.#at += 1;
    if (this.#takes('}')) return members;
    do {
      this.#skip();
      if (this.text[this.#at] !== '"') throw new JsonFault(pointer, 'is not JSON: a key is expected');
      const key = this.#string(pointer);
      const at = `${pointer}/${escapePointer(key)}`;
      if (forbiddenKeys.has(key)) throw new JsonFault(at, 'is a forbidden key');
      if (Object.hasOwn(members, key)) throw new JsonFault(at, 'is given twice');
      this.#expect(':', at);
      members[key] = this.value(at, depth + 1);
    } while (this.#takes(','));
    this.#expect('}', pointer);
    return members;
  }

  #array(pointer: string, depth: number): Json {
    if (depth >= maxDepth) throw new JsonFault(pointer, `is nested deeper than ${maxDepth}`);
    const items: Json[] = [];
    this.#at += 1;
    if (this.#takes(']')) return items;
    do {
      if (items.length >= maxArrayLength) throw new JsonFault(pointer, `has more than ${maxArrayLength} items`);
      items.push(this.value(`${pointer}/${items.length}`, depth + 1));
    } while (this.#takes(','));
    this.#expect(']', pointer);
    return items;
  }

  #string(pointer: string): string {
    const token = this.#token(pointer);
    const value = token.includes('\\') ? unescaped(token, pointer) : token.slice(1, -1);
    if (!value.isWellFormed()) throw new JsonFault(pointer, 'holds a lone surrogate');
    if (isTooLong(value)) throw new JsonFault(pointer, `is longer than ${maxStringBytes} bytes`);
    return value;
  }

  #token(pointer: string): string {
    for (let i = this.#at + 1; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 0x22) {
        const token = this.text.slice(this.#at, i + 1);
        this.#at = i + 1;
        return token;
      }
      if (code < 0x20) break;
      if (code === 0x5c) i += 1;
    }
    throw new JsonFault(pointer, 'is not JSON: a text does not end, or holds a control character');
  }

  #number(pointer: string): number {
    const token = this.#match(number);
    if (!token) throw new JsonFault(pointer, 'is not JSON');
    const value = Number(token);
    if (!Number.isSafeInteger(value) || /[.eE]/.test(token))
      throw new JsonFault(pointer, 'is not a safe integer; decimals arrive as text');
    if (Object.is(value, -0)) throw new JsonFault(pointer, 'is minus zero');
    return value;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #skip() {
    this.#match(blank);
  }

  #takes(sign: string): boolean {
    this.#skip();
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string, pointer: string) {
    if (!this.#takes(sign)) throw new JsonFault(pointer, `is not JSON: "${sign}" is expected`);
  }
}

function unescaped(token: string, pointer: string): string {
  try {
    return JSON.parse(token);
  } catch {
    throw new JsonFault(pointer, 'is not JSON: an escape is unknown');
  }
}

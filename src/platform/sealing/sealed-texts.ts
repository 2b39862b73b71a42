import type { Json, JsonObject } from '../../../contracts/encoding';
import type { KeyStore } from '../../../contracts/key-store';
import { openCopy, type SealedCopy } from './sealed-value';

/** Texts of sealed values for whoever searches them; undefined once their key is gone. */
export class SealedTexts {
  constructor(private readonly keys: KeyStore) {}

  /** Takes the keys of all that is sealed in these values into memory at once: each by itself costs a lock of their file. */
  loadKeys(values: readonly Json[]) {
    const subjects = new Set<string>();
    for (const value of values) addSubjects(value, subjects);
    if (subjects.size === 0) return;
    try {
      this.keys.load([...subjects]);
    } catch {
      // Whoever opens a text asks for its key alone, and learns what is wrong with that one.
    }
  }

  open(sealed: JsonObject): string | undefined {
    const text = openCopy(this.keys, sealed as SealedCopy);
    return typeof text === 'string' ? text : undefined;
  }
}

function addSubjects(value: Json | undefined, subjects: Set<string>) {
  if (typeof value !== 'object' || value === null) return;
  if ('$sealed' in value) subjects.add(String((value as JsonObject).key));
  else for (const member of Object.values(value)) addSubjects(member, subjects);
}

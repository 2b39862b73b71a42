import type { Json, JsonObject } from '../../../contracts/encoding';
import type { KeyStore } from '../../../contracts/key-store';
import { type SealedCopy, Sealer } from './sealer';

/** Texts of sealed values for whoever searches them; undefined once their key is gone. */
export class SealedTexts {
  readonly #sealer: Sealer;

  constructor(private readonly keys: KeyStore) {
    this.#sealer = new Sealer(keys);
  }

  /** Takes the keys of all that is sealed in these values into memory at once: one by one they cost five times as much. */
  expect(values: readonly Json[]) {
    const subjects = new Set<string>();
    for (const value of values) addSubjects(value, subjects);
    if (subjects.size > 0) this.keys.load([...subjects]);
  }

  open(sealed: JsonObject): string | undefined {
    const text = this.#sealer.openCopy(sealed as SealedCopy);
    return typeof text === 'string' ? text : undefined;
  }
}

function addSubjects(value: Json | undefined, subjects: Set<string>) {
  if (typeof value !== 'object' || value === null) return;
  if ('$sealed' in value) subjects.add(String((value as JsonObject).key));
  else for (const member of Object.values(value)) addSubjects(member, subjects);
}

import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type DataKey, KeyStore, type KeySubject, SubjectErased } from '../../contracts/key-store';

/** Keys that live as long as their process: tests, realms that are thrown away. */
export class MemoryKeyStore extends KeyStore {
  readonly #keys = new Map<string, KeyObject>();
  readonly #destroyed = new Set<string>();

  /** @param keys keys that exist from the start, by subject */
  constructor(keys: Iterable<readonly [string, KeyObject]> = []) {
    super();
    for (const [subjectId, key] of keys) this.#keys.set(subjectId, key);
  }

  override get(subjectId: string): DataKey | undefined {
    return this.#keys.get(subjectId);
  }

  override load() {}

  override keep(subjects: readonly KeySubject[]): ReadonlyMap<string, DataKey> {
    const erased = subjects.find(({ id }) => this.#destroyed.has(id));
    if (erased) throw new SubjectErased(erased.id);
    for (const { id } of subjects) if (!this.#keys.has(id)) this.#keys.set(id, createSecretKey(randomBytes(32)));
    return new Map(subjects.map(({ id }) => [id, this.#keys.get(id)!] as const));
  }

  override destroyed(subjectId: string) {
    return this.#destroyed.has(subjectId);
  }

  override destroy(subjectId: string) {
    this.#keys.delete(subjectId);
    this.#destroyed.add(subjectId);
  }

  override forget() {}

  override close() {
    this.#keys.clear();
  }
}

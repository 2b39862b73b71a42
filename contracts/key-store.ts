/** Whose data a key seals: a person, or a record whose text may have to be made unreadable (trust.md §11.3). */
export type SubjectKind = 'person' | 'record';

/** A data key in memory: opaque outside the code that seals and opens. */
export interface DataKey {
  readonly type: string;
  readonly symmetricKeySize?: number;
}

export interface KeySubject {
  readonly id: string;
  readonly kind: SubjectKind;
}

/** A subject whose key was destroyed: nothing can be sealed for it again. */
export class SubjectErased extends Error {
  constructor(readonly subjectId: string) {
    super('the key of this subject was destroyed');
  }
}

/**
 * Keys of subjects, one for each, kept apart from the log so that destroying one makes the subject's data unreadable
 * everywhere while every proof stays valid (trust.md §11).
 */
export abstract class KeyStore {
  /** The subject's key; undefined where none was made or it was destroyed. */
  abstract get(subjectId: string): DataKey | undefined;
  /** Takes the keys of many subjects into memory, so that asking for each of them costs little. */
  abstract load(subjectIds: readonly string[]): void;
  /**
   * Makes a key for each subject that has none, all in one durable transaction; where two make one at once the first wins.
   * @returns the key that holds for each subject
   * @throws SubjectErased
   */
  abstract keep(subjects: readonly KeySubject[]): ReadonlyMap<string, DataKey>;
  /** True once the subject's key was destroyed. */
  abstract destroyed(subjectId: string): boolean;
  /** Destroys the subject's key for good. Repeating it changes nothing. */
  abstract destroy(subjectId: string, authorizationId: string): void;
  /** Drops the subject's key from memory: another process has destroyed it. */
  abstract forget(subjectId: string): void;
  abstract close(): void;
}

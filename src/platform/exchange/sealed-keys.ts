import { hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyStore, SubjectErased } from '../../../contracts/key-store';
import { eqOf } from '../sealing/sealed-value';
import { RecordKeys } from './ports';

/** Keys of records and batches from the key store of sealed fields. */
@Injectable()
export class SealedKeys extends RecordKeys {
  constructor(private readonly keys: KeyStore) {
    super();
  }

  /** A subject whose key was destroyed gets none again; its row is judged by what is recorded. */
  async prepare(subjects: readonly string[]): Promise<void> {
    try {
      this.#keep(subjects);
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      this.#keep(subjects.filter((id) => !this.keys.destroyed(id)));
    }
  }

  tag(subject: string, text: string): string | undefined {
    const key = this.keys.get(subject);
    return key && eqOf(key, text);
  }

  fileKey(subject: string): Uint8Array | undefined {
    const key = this.keys.get(subject);
    return key && new Uint8Array(hkdfSync('sha256', key as KeyObject, Buffer.alloc(0), 'watchfloor.blob-key/1', 32));
  }

  #keep(subjects: readonly string[]) {
    if (subjects.length > 0) this.keys.keep(subjects.map((id) => ({ id, kind: 'record' })));
  }
}

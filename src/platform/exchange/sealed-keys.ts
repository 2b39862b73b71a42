import { hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../../contracts/key-store';
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
    const kept = subjects.filter((id) => !this.keys.destroyed(id)).map((id) => ({ id, kind: 'record' as const }));
    if (kept.length > 0) this.keys.keep(kept);
  }

  tag(subject: string, text: string): string | undefined {
    const key = this.keys.get(subject);
    return key && eqOf(key, text);
  }

  fileKey(subject: string): Uint8Array | undefined {
    const key = this.keys.get(subject);
    return key && new Uint8Array(hkdfSync('sha256', key as KeyObject, Buffer.alloc(0), 'watchfloor.blob-key/1', 32));
  }
}

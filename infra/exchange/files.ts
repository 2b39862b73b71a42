import {
  type BlobSeal,
  type ExchangeProfile,
  type FileRef,
  FileRefused,
  type KeyOf,
  type Reading,
  type ReadRequest,
  type RowKey,
  SourceFiles,
  type SourceRow,
  type StagedFile,
} from '../../contracts/exchange';
import { BlobStore, headOf } from './blob-store';
import type { FileBytes } from './file-text';
import { readInThread } from './parser-thread';
import { builtInProfile } from './profiles';
import { keyFor } from './sealed-bytes';

/** Files of the import under `<dir>/blobs`, read by a parser thread each. */
export class ExchangeFiles extends SourceFiles {
  readonly #store: BlobStore;
  #swept: Promise<void> | undefined;

  constructor(dir: string) {
    super();
    this.#store = new BlobStore(dir);
  }

  async stage(bytes: AsyncIterable<Uint8Array>, maxBytes: number, seal?: BlobSeal): Promise<StagedFile> {
    this.#swept ??= this.#store.sweep();
    await this.#swept;
    return this.#store.stage(bytes, maxBytes, seal);
  }

  async holds(sha256: string, keyOf: KeyOf): Promise<boolean> {
    const head = await headOf(this.#store.pathOf(sha256)).catch(() => undefined);
    return head !== undefined && keyFor(head, keyOf) !== 'lost';
  }

  remove(sha256: string): Promise<void> {
    return this.#store.remove(sha256);
  }

  load(sha256: string, keyOf: KeyOf): Promise<Uint8Array | undefined> {
    return this.#store.load(sha256, keyOf);
  }

  async read(file: FileRef, request: ReadRequest, keyOf: KeyOf): Promise<Reading> {
    return readInThread<SourceRow>({ ...request, file: await this.#bytesOf(file, keyOf) });
  }

  async readKeys(file: FileRef, request: ReadRequest, keyOf: KeyOf): Promise<Reading<RowKey>> {
    return readInThread<RowKey>({ ...request, file: await this.#bytesOf(file, keyOf), keysOnly: true });
  }

  async #bytesOf(file: FileRef, keyOf: KeyOf): Promise<FileBytes> {
    const path = 'path' in file ? file.path : this.#store.pathOf(file.sha256);
    const head = await headOf(path).catch(() => {
      throw new FileRefused('PARSER_FAILED', 'the file is not in the blob store');
    });
    const seal = keyFor(head, keyOf);
    if (seal === 'lost') throw new FileRefused('PARSER_FAILED', 'the key of the file is destroyed');
    return { path, ...(seal !== 'plain' && { seal }) };
  }

  noteResult(batchId: string, sha256: string): Promise<void> {
    return this.#store.noteResult(batchId, sha256);
  }

  resultOf(batchId: string): Promise<string | undefined> {
    return this.#store.resultOf(batchId);
  }

  profile(format: string, name?: string): ExchangeProfile | undefined {
    return builtInProfile(format, name);
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobSeal, KeyOf, StagedFile } from '../../contracts/exchange';
import { Refusal } from '../../contracts/refusals';
import { keyFor, openedBytes, sealedBytes } from './sealed-bytes';

const headBytes = 256;

/** Makes a directory entry durable: the file alone is not enough after a power cut. */
async function syncFolder(path: string) {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The first bytes of a file. */
export async function headOf(path: string, length = headBytes): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Documents by digest: `blobs/ab/<sha256>`, written aside, flushed, then renamed. */
export class BlobStore {
  readonly #blobs: string;
  readonly #staging: string;

  constructor(dir: string) {
    this.#blobs = join(dir, 'blobs');
    this.#staging = join(this.#blobs, '.staging');
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a blob is named by a SHA-256');
    return join(this.#blobs, sha256.slice(0, 2), sha256);
  }

  async holds(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  async remove(sha256: string) {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** Removes what an interrupted process left half received; call before the first upload. */
  async sweep() {
    for (const name of await readdir(this.#staging).catch(() => []))
      await rm(join(this.#staging, name), { force: true });
  }

  /** @throws Refusal IMPORT_TOO_LARGE as soon as more than `maxBytes` have come */
  async stage(bytes: AsyncIterable<Uint8Array>, maxBytes: number, seal?: BlobSeal): Promise<StagedFile> {
    await mkdir(this.#staging, { recursive: true });
    const path = join(this.#staging, randomUUID());
    const hash = createHash('sha256');
    let length = 0;
    const counted = (async function* () {
      for await (const chunk of bytes) {
        length += chunk.length;
        if (length > maxBytes) throw new Refusal('IMPORT_TOO_LARGE', { maxBytes });
        hash.update(chunk);
        yield chunk;
      }
    })();
    try {
      await this.#write(path, seal ? sealedBytes(counted, seal) : counted);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    const sha256 = hash.digest('hex');
    return { path, sha256, bytes: length, keep: () => this.#keep(path, sha256), drop: () => rm(path, { force: true }) };
  }

  /** A whole blob in memory; undefined when it is missing or its key is destroyed. */
  async load(sha256: string, keyOf: KeyOf): Promise<Buffer | undefined> {
    const path = this.pathOf(sha256);
    const head = await headOf(path).catch(() => undefined);
    const key = head && keyFor(head, keyOf);
    if (key === undefined || key === 'lost') return undefined;
    if (key === 'plain') return readFile(path);
    const parts: Buffer[] = [];
    for await (const part of openedBytes(createReadStream(path), key.subject, key.key)) parts.push(part);
    return Buffer.concat(parts);
  }

  async noteResult(batchId: string, sha256: string) {
    const path = this.#resultPath(batchId);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, sha256);
  }

  async resultOf(batchId: string): Promise<string | undefined> {
    const text = await readFile(this.#resultPath(batchId), 'utf8').catch(() => '');
    return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
  }

  #resultPath(batchId: string) {
    if (!/^[0-9a-f-]{36}$/.test(batchId)) throw new Error('a batch is named by a UUID');
    return join(this.#blobs, 'results', batchId);
  }

  async #write(path: string, bytes: AsyncIterable<Uint8Array>) {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of bytes) await file.writev([chunk]);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #keep(path: string, sha256: string) {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await syncFolder(dirname(target));
    await syncFolder(this.#blobs);
  }
}

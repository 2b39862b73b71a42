import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { BlobSeal, KeyOf, RowRejectCode, SourceFiles, SourceRow, StagedFile } from '../../../contracts/exchange';
import type { ImportReject } from '../../../contracts/http';
import { covers, type Reader } from '../../../contracts/scope';

/** A rejected row as the batch keeps it, with the cells as they stood. */
interface KeptReject extends ImportReject {
  readonly rowSha256: string;
  /** Where the row happened, as far as that was known. */
  readonly country?: string;
  readonly values: readonly string[];
}

const shownAtOnce = 500;

/** Rejected rows of one run: written to a file as they come, sealed under the key of the batch. */
export class RejectsFile {
  readonly #first: KeptReject[] = [];
  readonly #lines = new PassThrough();
  readonly #staged: Promise<StagedFile> | undefined;
  #size = 0;

  /** @param files absent in a dry run, which keeps nothing */
  constructor(files?: SourceFiles, seal?: BlobSeal) {
    this.#staged = files?.stage(this.#lines, Number.MAX_SAFE_INTEGER, seal);
    // Whoever keeps or drops the file learns of its failure; until then it must not end the process.
    this.#staged?.catch((error: Error) => this.#lines.destroy(error));
    this.#lines.on('error', () => undefined);
  }

  add(row: SourceRow, code: RowRejectCode, column: string, value: string) {
    const { line, rowHash, cells, country } = row;
    const reject: KeptReject = {
      line,
      column,
      code,
      value,
      rowSha256: rowHash,
      values: cells,
      ...(country && { country }),
    };
    this.#size++;
    if (this.#first.length < shownAtOnce) this.#first.push(reject);
    if (this.#staged !== undefined) this.#lines.write(`${JSON.stringify(reject)}\n`);
  }

  /** Waits until what was added has left memory. */
  async settle() {
    if (this.#lines.writableNeedDrain && !this.#lines.destroyed) await once(this.#lines, 'drain');
  }

  /** Stores the rows as a blob and gives its digest; undefined when there are none. */
  async keep(): Promise<string | undefined> {
    this.#lines.end();
    const staged = await this.#staged;
    if (!staged || this.#size === 0) {
      await staged?.drop();
      return undefined;
    }
    await staged.keep();
    return staged.sha256;
  }

  async drop() {
    this.#lines.end();
    await this.#staged?.then(({ drop }) => drop());
  }

  /** The first rejects, at most 500. */
  first(): readonly ImportReject[] {
    return this.#first.map(shown);
  }
}

const shown = ({ line, column, code, value }: KeptReject): ImportReject => ({ line, column, code, value });

/** The kept rejects of a batch; undefined when the file is gone or its key destroyed. */
async function keptRejects(
  files: SourceFiles,
  sha256: string,
  keyOf: KeyOf,
): Promise<readonly KeptReject[] | undefined> {
  const bytes = await files.load(sha256, keyOf);
  if (!bytes) return undefined;
  const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as KeptReject);
}

/** Lines of a batch that were rejected. */
export async function rejectedLines(
  files: SourceFiles,
  sha256: string,
  keyOf: KeyOf,
): Promise<ReadonlySet<number> | undefined> {
  const rejects = await keptRejects(files, sha256, keyOf);
  return rejects && new Set(rejects.map(({ line }) => line));
}

/** What a reader may see: the starter all of it, others the rows of countries within their scope. */
export async function shownRejects(
  files: SourceFiles,
  sha256: string,
  keyOf: KeyOf,
  reader: Reader | 'starter',
): Promise<readonly ImportReject[]> {
  const rejects = (await keptRejects(files, sha256, keyOf)) ?? [];
  const seen = (country: string | undefined) =>
    reader === 'starter' || reader.countries === undefined || (country !== undefined && covers(reader, [country]));
  return rejects.filter(({ country }) => seen(country)).map(shown);
}

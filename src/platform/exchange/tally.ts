import type { Json, JsonObject } from '../../../contracts/encoding';
import type { RowRejectCode, SourceRecord, WarningCode } from '../../../contracts/exchange';
import type { ImportCounts } from '../../../contracts/http';
import type { Verdict } from './judge';

const at = (data: JsonObject, path: string): number => {
  let value: Json | undefined = data;
  for (const name of path.split('.')) value = (value as JsonObject | undefined)?.[name];
  return typeof value === 'number' ? value : 0;
};

/** Counts of one run over a file. */
export class Tally {
  readonly #is = { created: 0, revised: 0, rejected: 0 };
  readonly #unchanged = { equal: 0, stale: 0, repeated: 0 };
  readonly #warnings = new Map<WarningCode, number>();
  readonly #rejects = new Map<RowRejectCode, number>();
  readonly #sums = new Map<string, Map<string, number>>();
  #read = 0;

  constructor(private readonly totals: readonly string[]) {}

  get rowsDone(): number {
    return this.#read;
  }

  /** Whether every count so far is accounted for: read = created + revised + unchanged + rejected. */
  get whole(): boolean {
    const { created, revised, unchanged, rejected, read } = this.counts();
    return read === created + revised + unchanged + rejected;
  }

  warned(codes: Iterable<WarningCode>) {
    for (const code of codes) this.#warnings.set(code, (this.#warnings.get(code) ?? 0) + 1);
  }

  rejected(code: RowRejectCode) {
    this.#read++;
    this.#is.rejected++;
    this.#rejects.set(code, (this.#rejects.get(code) ?? 0) + 1);
  }

  accepted(row: SourceRecord, verdict: Exclude<Verdict, { is: 'rejected' }>) {
    this.#read++;
    if (verdict.is === 'unchanged') this.#unchanged[verdict.why]++;
    else this.#is[verdict.is]++;
    this.warned(row.warnings.map(({ code }) => code));
    for (const group of ['all', row.country]) this.#add(group, row.data);
  }

  counts(): ImportCounts {
    const unchanged = Object.values(this.#unchanged).reduce((a, b) => a + b, 0);
    const warnings = [...this.#warnings.values()].reduce((a, b) => a + b, 0);
    return { read: this.#read, ...this.#is, unchanged, withdrawn: 0, warnings };
  }

  warnings(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#warnings);
  }

  /** Sums that the profile declares, over all and by country, and what the counts hide. */
  shown(): JsonObject {
    const { all, ...countries } = Object.fromEntries(
      [...this.#sums].map(([group, sums]) => [group, Object.fromEntries(sums)]),
    );
    return {
      unchanged: { ...this.#unchanged },
      rejected: Object.fromEntries(this.#rejects),
      all: all ?? {},
      countries,
    };
  }

  #add(group: string, data: JsonObject) {
    const sums = this.#sums.get(group) ?? new Map<string, number>();
    this.#sums.set(group, sums);
    sums.set('records', (sums.get('records') ?? 0) + 1);
    for (const path of this.totals) sums.set(path, (sums.get(path) ?? 0) + at(data, path));
  }
}

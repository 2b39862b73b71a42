import type { ExchangeProfile, NoteCode, RowRejectCode, RowWarning, WarningCode } from '../../contracts/exchange';

/** A cell that makes its row unusable. */
export class BadCell extends Error {
  constructor(
    readonly code: RowRejectCode,
    readonly column: string,
    readonly value: string,
  ) {
    super(code);
  }
}

export type Notes = Map<NoteCode, number>;
export const note = (notes: Notes, code: NoteCode, count = 1) => {
  notes.set(code, (notes.get(code) ?? 0) + count);
};

/** The cells of one row by the fields of a profile. */
export class Cells {
  readonly warnings: RowWarning[] = [];

  constructor(
    private readonly profile: ExchangeProfile,
    private readonly indexOf: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
    private readonly notes: Notes,
  ) {}

  /** Name of the column that feeds a field. */
  column(field: string): string {
    return this.profile.columns[field] ?? field;
  }

  /** Trimmed text of a field; undefined where the column is absent or the cell holds a word for nothing. */
  text(field: string): string | undefined {
    const column = this.column(field);
    if (column.startsWith('=')) return column.slice(1);
    const index = this.indexOf.get(column);
    const raw = index === undefined ? undefined : this.cells[index];
    if (raw === undefined) return undefined;
    const trimmed = raw.trim();
    if (trimmed.length !== raw.length) this.note('TRIMMED');
    return this.profile.nullWords.includes(trimmed) ? undefined : trimmed;
  }

  required(field: string): string {
    return this.text(field) ?? this.bad('REQUIRED', field, '');
  }

  /** Our word for a word of the source. */
  word(field: string, list = field): string {
    const value = withoutFraction(this.required(field));
    const known = this.profile.values[list];
    return known && Object.hasOwn(known, value) ? known[value]! : this.bad('ENUM', field, value);
  }

  /** An integer of zero or more. */
  count(field: string): number {
    const value = this.required(field);
    if (/^-\d{1,15}$/.test(value)) this.bad('COUNT_NEGATIVE', field, value);
    if (!/^\d{1,15}$/.test(value)) this.bad('TYPE', field, value);
    return Number(value);
  }

  note(code: NoteCode) {
    note(this.notes, code);
  }

  warn(code: WarningCode, field: string, value: string) {
    this.warnings.push({ code, column: this.column(field), value: value.slice(0, 200) });
  }

  bad(code: RowRejectCode, field: string, value: string): never {
    throw new BadCell(code, this.column(field), value.slice(0, 200));
  }
}

/** A code that a spreadsheet wrote as a number: `250.0` is `250`. */
export const withoutFraction = (code: string) => (code.length < 40 ? code.replace(/\.0+$/, '') : code);

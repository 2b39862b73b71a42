import type { ImportReject } from '../../../contracts/http';

/** A text cell after RFC 4180; what a spreadsheet would take for a formula gets a leading apostrophe (experience.md §22). */
function cell(value: string): string {
  const guarded = /^[=+\-@\t\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Rejected rows as CSV with CRLF, one line each. */
export const rejectsCsv = (rejects: readonly ImportReject[]): string =>
  [
    'line,column,code,value',
    ...rejects.map(({ line, column, code, value }) => [String(line), cell(column), cell(code), cell(value)].join(',')),
  ]
    .map((line) => `${line}\r\n`)
    .join('');

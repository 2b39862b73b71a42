import type { Flags, Terminal } from './terminal';

export type Cell = string | number | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** How results are written: tables for people, one document or line per record for machines. */
export interface Output {
  readonly form: 'human' | 'json' | 'plain';
  readonly color: boolean;
  readonly width: number;
  /** One document. @param name of the schema, `watchfloor/<name>/v1` */
  readonly document: (name: string, value: object, human: () => string) => void;
  /** Many records: a table, one tab-separated line each, or one document that holds them. */
  readonly table: (name: string, columns: readonly string[], rows: readonly Row[], rest?: object) => void;
  /** One record of a stream: a line for people and `--plain`, one JSON line with `--json`. */
  readonly record: (name: string, value: object, line: readonly Cell[]) => void;
  /** Raw text. */
  readonly write: (text: string) => void;
  /** A message on stderr, silent with `-q`. */
  readonly tell: (line: string) => void;
  /** A message on stderr that is never silent. */
  readonly warn: (line: string) => void;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** Text from records, safe on a terminal and within one cell. */
export const safe = (cell: Cell): string =>
  cell === null || cell === undefined ? '' : String(cell).replace(controls, ' ');

const schemaOf = (name: string) => `watchfloor/${name}/v1`;

export function outputOf(flags: Flags, { stdout, stderr, environment }: Terminal): Output {
  const form = flags.json ? 'json' : flags.plain ? 'plain' : 'human';
  const color =
    form === 'human' &&
    stdout.isTTY === true &&
    !flags['no-color'] &&
    !environment.NO_COLOR &&
    environment.TERM !== 'dumb';
  const width = stdout.isTTY ? stdout.columns : Number(environment.COLUMNS) || 160;
  const write = (text: string) => void stdout.write(text);
  const json = (name: string, value: object) => write(`${JSON.stringify({ schema: schemaOf(name), ...value })}\n`);
  return {
    form,
    color,
    width,
    write,
    tell: (line) => void (flags.quiet || stderr.write(`${line}\n`)),
    warn: (line) => void stderr.write(`${line}\n`),
    document: (name, value, human) => (form === 'json' ? json(name, value) : write(ended(human()))),
    table: (name, columns, rows, rest = {}) => {
      if (form === 'json') json(name, { ...rest, rows });
      else if (form === 'plain') write(rows.map((row) => plain(columns.map((column) => row[column]))).join(''));
      else write(tableOf(columns, rows, width, color));
    },
    record: (name, value, line) => (form === 'json' ? json(name, value) : write(plain(line))),
  };
}

const ended = (text: string) => (text.endsWith('\n') || text === '' ? text : `${text}\n`);
const plain = (cells: readonly Cell[]) => `${cells.map(safe).join('\t')}\n`;
const bold = (text: string, color: boolean) => (color ? `\u001b[1m${text}\u001b[0m` : text);

/** Columns as wide as their content; the widest gives way where the line is too short. */
export function tableOf(columns: readonly string[], rows: readonly Row[], width: number, color: boolean): string {
  if (rows.length === 0) return 'none\n';
  const cells = rows.map((row) => columns.map((column) => safe(row[column])));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((line) => [...line[at]!].length)));
  const gaps = 2 * (columns.length - 1);
  while (widths.reduce((sum, one) => sum + one, gaps) > width) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 4) break;
    widths[widest]! -= 1;
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((one, at) => fitted(one, widths[at]!))
      .join('  ')
      .trimEnd();
  return [bold(line(columns), color), ...cells.map(line), ''].join('\n');
}

const fitted = (text: string, width: number) => {
  const letters = [...text];
  return letters.length <= width
    ? text + ' '.repeat(width - letters.length)
    : `${letters.slice(0, width - 1).join('')}…`;
};

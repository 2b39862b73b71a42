import { beatEveryMs } from '../../../contracts/live';

/** A topic of one row named `new`: a record page's revision and position, or how many rows a register has gained. */
export interface RowTopic {
  readonly topic: string;
  /** Position the client was told last. */
  sentTo: number;
  /** The row as it stands, with no contents of rows: counts, revision, position. */
  row: Readonly<Record<string, number>>;
}

export const rowSnapshot = ({ topic, row }: RowTopic, position: number) =>
  ({ op: 'snapshot', topic, definition: 'row', position, rows: { new: row }, part: 1, parts: 1 }) as const;

export const rowChange = ({ topic, row, sentTo }: RowTopic, to: number) =>
  ({ op: 'change', topic, from: sentTo, to, rows: { new: row } }) as const;

export const pingEveryMs = 10 * beatEveryMs;

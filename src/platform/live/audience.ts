import type { JsonObject } from '../../../contracts/encoding';
import { noRows, type RowSum, rowCrc, rowSumText, withoutRow, withRow } from '../../../contracts/row-sum';
import { type Reader, visible } from '../../../contracts/scope';
import type { MemoryPicture } from '../pictures/memory-picture';

/** Readers with equal clearance, compartments, country scope and sealed-field rights see the same bytes. */
export const audienceKey = (reader: Reader) =>
  JSON.stringify([
    reader.clearance,
    [...reader.compartments].sort(),
    reader.countries === undefined ? 'all' : [...reader.countries].sort(),
    [...reader.roles].sort(),
    ownsRows(reader) ? reader.userId : '',
  ]);

/** Whoever may start an import sees their own batches, so such readers of limited scope share no frame. */
const ownsRows = ({ countries, roles }: Reader) => countries !== undefined && roles.includes('desk-analyst');

export interface DeliveredRow {
  /** `"key":{…}`, ready to stand in a frame. */
  readonly text: string;
  readonly crc: number;
}

export type Open = (shown: JsonObject, reader: Reader) => JsonObject;

/** One audience of one board: which rows it sees, each serialised once, and the running sum over them. */
export class Audience {
  readonly #seen = new Map<string, DeliveredRow>();
  sum: RowSum = noRows;
  /** `to` of the last frame sent to this audience. */
  sentTo: number;
  framesSent = 0;

  constructor(
    readonly reader: Reader,
    private readonly picture: MemoryPicture,
    private readonly open: Open,
  ) {
    this.sentTo = picture.position;
    for (const key of picture.rows.keys()) this.refresh(key);
  }

  /** Brings one row up to date; answers the text of its member in a frame, or undefined where nothing is to be sent. */
  refresh(key: string): string | undefined {
    const before = this.#seen.get(key);
    const kept = this.picture.rows.get(key);
    if (before) this.sum = withoutRow(this.sum, before.crc);
    if (!kept || !visible(kept.scope, this.reader)) {
      this.#seen.delete(key);
      return before && `${JSON.stringify(key)}:null`;
    }
    const row = this.open(kept.shown, this.reader);
    const delivered = { text: `${JSON.stringify(key)}:${JSON.stringify(row)}`, crc: rowCrc(key, row) };
    this.#seen.set(key, delivered);
    this.sum = withRow(this.sum, delivered.crc);
    return delivered.text;
  }

  /** The row as this audience has it now, `null` when it does not see it. */
  member(key: string): string {
    return this.#seen.get(key)?.text ?? `${JSON.stringify(key)}:null`;
  }

  sees(key: string) {
    return this.#seen.has(key);
  }

  members(): readonly string[] {
    return [...this.#seen.values()].map(({ text }) => text);
  }

  sumText() {
    return rowSumText(this.sum);
  }
}

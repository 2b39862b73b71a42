import { hashBytes } from '../../../contracts/seal/primitives';
import { tileWidth } from '../../../contracts/seal/tree';
import type { LogFinding, LogFindingCode } from '../../../contracts/verification';
import { type SqliteDatabase, sqliteCode } from '../../sqlite';
import { eventLeaf } from '../leaf';
import { CompactRange } from '../tree';
import { commandIdIn, idDerives, leafParts, rowFaults } from './check-event';
import { holdsAnEvent, rowsBetween, type StoredRow, strayed } from './stored-row';
import { StreamsSeen } from './streams-seen';

const nothing = Buffer.alloc(hashBytes);
/** Findings kept of one range; a log that is wrong in a thousand places is wrong. */
const mostFindings = 1000;

/** What is known of a run of leaves [from, to) that begins at a full tile. */
export interface RangeResult {
  readonly from: number;
  readonly to: number;
  /** Roots of the full tiles, 32 bytes each. */
  readonly tileRoots: Uint8Array;
  /** Leaves behind the last full tile, 32 bytes each. */
  readonly rest: Uint8Array;
  readonly streams: Float64Array<ArrayBuffer>;
  readonly findings: readonly LogFinding[];
}

/** Reads every event of a range again and recomputes its leaf and the tiles over it. */
export class RangeChecker {
  readonly findings: LogFinding[] = [];
  readonly #streams = new StreamsSeen();
  readonly #roots: Buffer[] = [];
  #leaves: Buffer[] = [];
  readonly #rows;
  readonly #strayed;
  readonly #tile;
  #before: { recordedAt: string; stream: number; commandId: string; inCommand: number } = {
    recordedAt: '',
    stream: -1,
    commandId: '',
    inCommand: 0,
  };

  /**
   * @param from first leaf index, a multiple of 256
   * @param to behind the last leaf index
   */
  constructor(
    db: SqliteDatabase,
    private readonly base: number,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.#rows = rowsBetween(db);
    this.#strayed = strayed(db);
    this.#tile = db.prepare<[number], Buffer>('SELECT hashes FROM tile WHERE level = 0 AND idx = ?').pluck();
    this.#lookBack();
  }

  /** @param progress told how many leaves are done, a tile at a time */
  run(progress: (done: number) => void): RangeResult {
    for (let tile = this.from; tile < this.to; tile += tileWidth) {
      this.#checkTile(tile, Math.min(tile + tileWidth, this.to));
      progress(Math.min(tile + tileWidth, this.to) - this.from);
    }
    return {
      from: this.from,
      to: this.to,
      tileRoots: Buffer.concat(this.#roots),
      rest: Buffer.concat(this.#leaves),
      streams: this.#streams.packed(),
      findings: this.findings,
    };
  }

  #checkTile(from: number, to: number) {
    const leaves = this.#leavesOf(from, to);
    this.#checkLookups(from, to);
    if (to - from < tileWidth) {
      this.#leaves = leaves;
      return;
    }
    this.#compare(from, leaves);
    const tree = new CompactRange();
    for (const leaf of leaves) tree.push(leaf);
    this.#roots.push(tree.root());
  }

  #compare(from: number, leaves: readonly Buffer[]) {
    const stored = this.#guarded(from, () => this.#tile.get(from / tileWidth));
    if (stored === undefined) return this.#found('TILE_MISMATCH', from, 'its tile is missing');
    const first = leaves.findIndex((leaf, i) => !leaf.equals(stored.subarray(i * hashBytes, (i + 1) * hashBytes)));
    if (first >= 0) this.#found('TILE_MISMATCH', from + first, 'the tile of level 0 holds another hash');
  }

  #leavesOf(from: number, to: number): Buffer[] {
    const leaves: Buffer[] = [];
    for (const row of this.#read(from, to)) {
      const index = row[0] - this.base - 1;
      const due = from + leaves.length;
      if (index < due || index >= to) {
        this.#found('UNREADABLE', Math.min(due, to - 1), 'a row of another place stands here');
        continue;
      }
      for (; from + leaves.length < index; leaves.push(nothing))
        this.#found('INDEX_MISSING', from + leaves.length, 'the event is missing');
      leaves.push(this.#checkRow(row, index));
    }
    for (; from + leaves.length < to; leaves.push(nothing))
      this.#found('INDEX_MISSING', from + leaves.length, 'the event is missing');
    return leaves;
  }

  /** What is read by position was checked; readers and writers also look events up by their id and their revision. */
  #checkLookups(from: number, to: number) {
    const found = this.#guarded(from, () => this.#strayed.all(this.base + from + 1, this.base + to));
    for (const { position, byId, byRevision } of found ?? []) {
      const index = position - this.base - 1;
      if (byId !== position) this.#found('EVENT_ID_MISMATCH', index, 'its id does not lead to it');
      if (byRevision !== position) this.#found('STREAM_MISMATCH', index, 'its stream and revision do not lead to it');
    }
  }

  #checkRow(row: StoredRow, index: number): Buffer {
    if (!holdsAnEvent(row)) {
      this.#found('UNREADABLE', index, 'a column holds what no event holds');
      return nothing;
    }
    const [, stream, , revision, id, , , recordedAt, , , , metadata, , metadataKept, stored] = row;
    const leaf = eventLeaf(leafParts(row));
    if (!leaf.equals(stored)) this.#found('LEAF_MISMATCH', index, 'its content does not make its leaf');
    for (const fault of rowFaults(row, index)) this.#found(fault.code, fault.index, fault.detail);
    if (recordedAt <= this.#before.recordedAt)
      this.#found('RECORDED_AT_BACKWARD', index, 'it was recorded before the event in front of it');
    const expected = this.#streams.take(stream, revision, index);
    if (expected !== undefined)
      this.#found('REVISION_GAP', index, `revision ${revision} stands where ${expected} is due`);
    this.#checkId(row, metadataKept === null ? commandIdIn(metadata) : '', id, index);
    return leaf;
  }

  #checkId([, stream, , , , , , recordedAt]: StoredRow, commandId: string, id: Buffer, index: number) {
    const { stream: streamBefore, commandId: commandBefore, inCommand } = this.#before;
    const goesOn = commandId !== '' && commandId === commandBefore && stream === streamBefore;
    const now = { recordedAt, stream, commandId, inCommand: goesOn ? inCommand + 1 : 0 };
    this.#before = now;
    if (commandId !== '' && !idDerives(id, commandId, now.inCommand))
      this.#found('EVENT_ID_MISMATCH', index, 'its id does not derive from its command');
  }

  /** What stands in front of the range: its time, and how far the command that goes on into the range has got. */
  #lookBack() {
    if (this.from === 0) return;
    const rows = this.#read(Math.max(0, this.from - 500), this.from);
    for (const [, stream, , , , , , recordedAt, , , , metadata] of rows.filter(holdsAnEvent)) {
      const commandId = commandIdIn(metadata);
      const goesOn = commandId === this.#before.commandId && stream === this.#before.stream;
      this.#before = { recordedAt, stream, commandId, inCommand: goesOn ? this.#before.inCommand + 1 : 0 };
    }
  }

  /** Rows of a tile; where one cannot be read, those in front of it. */
  #read(from: number, to: number): readonly StoredRow[] {
    const first = this.base + from + 1;
    const last = this.base + to;
    try {
      return this.#rows.all(first, last);
    } catch (error) {
      if (!sqliteCode(error)) throw error;
    }
    const rows: StoredRow[] = [];
    for (let position = first; position <= last; position++) {
      const found = this.#guarded(position - this.base - 1, () => this.#rows.all(position, position));
      rows.push(...(found ?? []));
    }
    return rows;
  }

  #guarded<T>(index: number, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      const code = sqliteCode(error);
      if (!code) throw error;
      this.#found('UNREADABLE', index, code);
      return undefined;
    }
  }

  #found(code: LogFindingCode, index: number, detail: string) {
    if (this.findings.length < mostFindings) this.findings.push({ code, index, detail });
  }
}

import { WebSocket } from 'ws';
import { canonical } from '../contracts/encoding';
import type { Beat, Change, ClientFrame, Refused, Row, ServerFrame, Since, Snapshot, Welcome } from '../contracts/live';
import { noRows, rowCrc, rowSumText, withRow } from '../contracts/row-sum';

/** One board as a client holds it: rows at a position, by the rules of experience.md §24. */
export interface HeldBoard {
  rows: Map<string, Row>;
  position: number;
  definition: string;
  complete: boolean;
  snapshots: number;
  changes: number;
  gaps: number;
  /** Positions at which the sum of the rows held differed from the one that was told. */
  mismatches: number[];
  arriving: Snapshot[];
  toldAt: number;
  told: number;
}

interface Waiter {
  readonly ready: () => boolean;
  readonly done: () => void;
}

const blank = (): HeldBoard => ({
  rows: new Map(),
  position: 0,
  definition: '',
  complete: false,
  snapshots: 0,
  changes: 0,
  gaps: 0,
  mismatches: [],
  arriving: [],
  toldAt: -1e9,
  told: 0,
});

export const sumOf = (rows: ReadonlyMap<string, unknown>) =>
  rowSumText([...rows].reduce((sum, [key, row]) => withRow(sum, rowCrc(key, row)), noRows));

/** A window on `/live` that does with frames what the protocol says, and remembers every byte it got. */
export class LiveSocket {
  readonly frames: ServerFrame[] = [];
  /** Every text as it came, for whoever looks for words that should not be there. */
  readonly texts: string[] = [];
  readonly boards = new Map<string, HeldBoard>();
  readonly rows = new Map<string, Row>();
  welcome: Welcome | undefined;
  beat: Beat | undefined;
  beats = 0;
  /** Frames that came as bytes; the protocol knows text only. */
  binaries = 0;
  closed: { readonly code: number; readonly reason: string; readonly at: number } | undefined;
  /** False: nothing is acknowledged, as by a window that hangs. */
  acknowledges = true;
  /** False: a gap or a false sum is noted, and nothing is asked again. */
  recovers = true;
  #waiting: Waiter[] = [];

  constructor(
    readonly socket: WebSocket,
    private readonly ticket: string,
  ) {
    socket.on('message', (data, binary) => {
      this.binaries += Number(binary);
      this.#take(String(data));
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason), at: performance.now() };
      this.#wake();
    });
    socket.on('error', () => {});
  }

  send(frame: ClientFrame | object) {
    this.socket.send(JSON.stringify(frame));
  }

  raw(text: string | Buffer) {
    this.socket.send(text);
  }

  async hello(): Promise<Welcome> {
    this.send({ op: 'hello', protocol: 1, ticket: this.ticket });
    await this.until('welcome', () => this.welcome !== undefined);
    return this.welcome!;
  }

  /** Watches a board and waits for its first complete state. */
  async watch(topic: string, since?: Since): Promise<HeldBoard> {
    const held = this.board(topic);
    this.ask(topic, since);
    if (!since) await this.until(`snapshot of ${topic}`, () => held.complete || this.refusals(topic).length > 0);
    return held;
  }

  ask(topic: string, since?: Since) {
    this.board(topic);
    this.send({ op: 'watch', topic, ...(since && { since }) });
  }

  board(topic: string): HeldBoard {
    const held = this.boards.get(topic) ?? blank();
    this.boards.set(topic, held);
    return held;
  }

  since(topic: string): Since {
    const { definition, position } = this.board(topic);
    return { epoch: this.welcome!.epoch, definition, position };
  }

  refusals(topic?: string): readonly Refused[] {
    return this.frames.filter(
      (frame): frame is Refused => frame.op === 'refused' && (topic === undefined || frame.topic === topic),
    );
  }

  acknowledge(topic: string, position = this.board(topic).position) {
    this.send({ op: 'applied', topic, position });
  }

  /** Resolves once the board has taken everything up to a position, by a change or by a beat that says nothing came. */
  reached(topic: string, position: number, ms?: number) {
    return this.until(`${topic} at ${position}`, () => this.board(topic).position >= position, ms);
  }

  /** Waits for something that only a frame or a close can bring. @throws when it does not come in time */
  until(what: string, ready: () => boolean, ms = 8000): Promise<void> {
    if (ready()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const last = this.texts.slice(-3).map((text) => text.slice(0, 300));
        reject(
          new Error(`no ${what} within ${ms} ms; closed ${JSON.stringify(this.closed)}; last ${last.join(' | ')}`),
        );
      }, ms);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push({ ready, done });
    });
  }

  /** The code and the reason with which the server ends this socket. */
  async ended(ms?: number) {
    await this.until('close', () => this.closed !== undefined, ms);
    return this.closed!;
  }

  /** Stops reading from the network, as a browser whose tab was put to sleep. */
  pause() {
    this.socket.pause();
  }

  resume() {
    this.socket.resume();
  }

  async close() {
    this.socket.resume();
    this.socket.close();
    if (!this.closed) await this.ended().catch(() => this.socket.terminate());
  }

  #wake() {
    const ready = this.#waiting.filter((waiter) => waiter.ready());
    this.#waiting = this.#waiting.filter((waiter) => !ready.includes(waiter));
    for (const waiter of ready) waiter.done();
  }

  #take(text: string) {
    const frame = JSON.parse(text) as ServerFrame;
    this.texts.push(text);
    this.frames.push(frame);
    if (frame.op === 'welcome') this.welcome = frame;
    if (frame.op === 'snapshot') this.#snapshot(frame);
    if (frame.op === 'change') this.#change(frame);
    if (frame.op === 'beat') this.#beat(frame);
    this.#tell();
    this.#wake();
  }

  #snapshot(frame: Snapshot) {
    if (frame.definition === 'row') return void this.rows.set(frame.topic, frame.rows.new!);
    const held = this.board(frame.topic);
    if (frame.part === 1) held.arriving = [];
    held.arriving.push(frame);
    if (held.arriving.length < frame.parts) return;
    held.rows = new Map(held.arriving.flatMap(({ rows }) => Object.entries(rows)));
    held.arriving = [];
    held.snapshots += 1;
    held.complete = true;
    held.position = frame.position;
    held.definition = frame.definition;
    this.#compare(frame.topic, frame.position, frame.rowSum);
  }

  #change(frame: Change) {
    const held = this.boards.get(frame.topic);
    if (!held) return void this.rows.set(frame.topic, frame.rows.new!);
    if (frame.to <= held.position) return;
    if (frame.from > held.position) {
      held.gaps += 1;
      if (this.recovers) this.ask(frame.topic, this.since(frame.topic));
      return;
    }
    for (const [key, row] of Object.entries(frame.rows)) {
      if (row === null) held.rows.delete(key);
      else held.rows.set(key, row);
    }
    held.position = frame.to;
    held.changes += 1;
    this.#compare(frame.topic, frame.to, frame.rowSum);
  }

  #beat(frame: Beat) {
    this.beat = frame;
    this.beats += 1;
    for (const [topic, { position, lagMs, lagEvents, rowSum }] of Object.entries(frame.pictures)) {
      const held = this.boards.get(topic);
      if (!held?.complete) continue;
      if (lagMs === 0 && lagEvents === 0 && position > held.position) held.position = position;
      this.#compare(topic, position, rowSum);
    }
  }

  #compare(topic: string, position: number, rowSum: string | undefined) {
    const held = this.board(topic);
    if (rowSum === undefined || position !== held.position || sumOf(held.rows) === rowSum) return;
    held.mismatches.push(position);
    if (this.recovers) this.ask(topic);
  }

  /** At most one `applied` a second for each topic, and only when it moved. */
  #tell() {
    if (!this.acknowledges || this.socket.readyState !== WebSocket.OPEN) return;
    const now = performance.now();
    for (const [topic, held] of this.boards) {
      if (held.position <= held.told || now - held.toldAt < 1000) continue;
      held.told = held.position;
      held.toldAt = now;
      this.acknowledge(topic);
    }
  }
}

/** Two sets of rows as text that is equal when they are. */
export const rowsText = (rows: ReadonlyMap<string, unknown>) =>
  [...rows]
    .map(([key, row]) => `${key} ${canonical(row)}`)
    .sort()
    .join('\n');

import type { Audience } from './audience';

/** Above these the client is *behind* and is sent nothing but the latest rows, once it has caught up. */
const behindFrames = 2048;
const behindBytes = 2 * 1024 * 1024;
export const behindBuffered = 1024 * 1024;

export interface Sink {
  /** Sends one text frame. */
  send(frame: string): void;
  /** Writes a frame that is shared by many sockets, header included. */
  write(frame: Buffer): void;
  readonly bufferedAmount: number;
}

interface Sent {
  readonly to: number;
  readonly bytes: number;
  readonly at: number;
}

/** One client's watch of one board: what was sent, what the client has applied, and what it missed while behind. */
export class Watch {
  audience!: Audience;
  /** Position up to which the client has been told everything. */
  sentTo = 0;
  applied = 0;
  #outstanding: Sent[] = [];
  #bytes = 0;
  /** Dirty rows while behind, with whether the client had each before. */
  readonly #missed = new Map<string, boolean>();
  /** Real time when the client fell behind, in milliseconds. */
  behindSince: number | undefined;

  constructor(
    private readonly sink: Sink,
    private readonly now: () => number,
  ) {}

  begin(audience: Audience, position: number) {
    this.audience = audience;
    this.sentTo = position;
  }

  /** Frames that bring the client to `sentTo`: the parts of a snapshot, or the rows it lacked. */
  send(frames: readonly string[]) {
    for (const frame of frames) {
      this.#note(Buffer.byteLength(frame), this.sentTo);
      this.sink.send(frame);
    }
  }

  /** A shared frame of its audience, or a note of what it misses while it is behind. */
  deliver(frame: Buffer, to: number, keys: readonly string[], seenBefore: ReadonlySet<string>) {
    if (this.behindSince === undefined && this.#tooFar()) this.behindSince = this.now();
    if (this.behindSince !== undefined) {
      for (const key of keys) if (!this.#missed.has(key)) this.#missed.set(key, seenBefore.has(key));
      return;
    }
    this.#note(frame.length, to);
    this.sink.write(frame);
    this.sentTo = to;
  }

  acknowledge(position: number) {
    this.applied = Math.max(this.applied, position);
    while (this.#outstanding[0] && this.#outstanding[0].to <= this.applied)
      this.#bytes -= this.#outstanding.shift()!.bytes;
  }

  /** True once a client that was behind has taken all that was sent and its buffer is empty. */
  get caughtUp() {
    return this.behindSince !== undefined && this.#outstanding.length === 0 && this.sink.bufferedAmount === 0;
  }

  /** Rows to send after being behind: the latest of each, without those it neither has nor may see. */
  takeMissed(): readonly string[] {
    const keys = [...this.#missed].filter(([key, had]) => had || this.audience.sees(key)).map(([key]) => key);
    this.#missed.clear();
    this.behindSince = undefined;
    return keys;
  }

  /** Milliseconds since the oldest change was missed, or sent more than three seconds ago and not acknowledged. */
  lag(now: number): number {
    if (this.behindSince !== undefined) return now - this.behindSince;
    const oldest = this.#outstanding[0];
    const age = oldest ? now - oldest.at : 0;
    return age > 3000 ? age : 0;
  }

  #note(bytes: number, to: number) {
    this.#outstanding.push({ to, bytes, at: this.now() });
    this.#bytes += bytes;
  }

  #tooFar() {
    return (
      this.#outstanding.length > behindFrames || this.#bytes > behindBytes || this.sink.bufferedAmount > behindBuffered
    );
  }
}

import type { WebSocket } from 'ws';
import { type ClientFrame, closeCodes, type ServerFrame } from '../../../contracts/live';
import type { BoardTopic } from './board-topic';
import { readFrame } from './client-frame';
import type { LiveLimits } from './limits';
import type { Admitted } from './live-identity';
import type { RowTopic } from './row-topics';
import { sinkOf } from './shared-frame';
import { Watch } from './watch';

const helloWithinMs = 5000;
const behindForMs = 30_000;

/** What a socket asks of whoever serves it. */
export interface ClientHost {
  readonly limits: LiveLimits;
  readonly now: () => number;
  readonly handle: (client: LiveClient, frame: ClientFrame) => Promise<void>;
  readonly failed: (client: LiveClient, error: unknown) => void;
  readonly left: (client: LiveClient) => void;
}

/** One socket: its frames in order, who holds it, and what it watches. */
export class LiveClient {
  admitted: Admitted | undefined;
  readonly boards = new Map<BoardTopic, Watch>();
  readonly rows = new Map<string, RowTopic>();
  #chain: Promise<void> = Promise.resolve();
  #minute = 0;
  #messages = 0;
  missedPings = 0;
  readonly #hello: NodeJS.Timeout;

  constructor(
    readonly socket: WebSocket,
    readonly address: string,
    private readonly hub: ClientHost,
  ) {
    this.#hello = setTimeout(() => this.close(closeCodes.signedOut, 'no ticket within 5 s'), helloWithinMs);
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      this.missedPings = 0;
    });
    socket.on('message', (raw, binary) => this.#receive(binary ? '' : String(raw)));
    socket.on('close', () => this.#gone());
  }

  send(frame: ServerFrame) {
    this.socket.send(JSON.stringify(frame));
  }

  refuse(code: string, detail: string, topic?: string) {
    this.send({ op: 'refused', ...(topic !== undefined && { topic }), code, detail });
  }

  close(code: number, reason: string) {
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), 1000).unref();
  }

  watchOf(): Watch {
    return new Watch(sinkOf(this.socket), this.hub.now);
  }

  /** Sends the latest rows to a client that caught up; gives up on one that stays behind. */
  settle(now: number) {
    for (const [topic, watch] of this.boards) {
      if (watch.behindSince !== undefined && now - watch.behindSince > behindForMs) {
        this.close(closeCodes.tooSlow, 'too slow: reconnect for a snapshot');
        return;
      }
      if (!watch.caughtUp) continue;
      // What still waits for its flush belongs to the position that is told now.
      topic.flush();
      const keys = watch.takeMissed();
      const from = watch.sentTo;
      watch.sentTo = topic.position;
      if (keys.length > 0) watch.send([topic.conflated(watch.audience, keys, from)]);
    }
  }

  forget() {
    for (const [topic, watch] of this.boards) topic.leave(watch);
    this.boards.clear();
    this.rows.clear();
  }

  #receive(text: string) {
    const frame = readFrame(text);
    if (frame === 'malformed') return this.close(closeCodes.malformed, 'not a frame of this protocol');
    if (frame === 'unknown') return this.refuse('UNKNOWN_OP', 'This op is not part of the protocol.');
    if (frame.op !== 'applied' && this.#tooMany())
      return this.refuse('TOO_MANY_REQUESTS', 'Too many messages in this minute; wait.');
    if (frame.op === 'hello') clearTimeout(this.#hello);
    // Frames of one client are handled strictly in order, whatever each of them waits for.
    this.#chain = this.#chain.then(() => this.hub.handle(this, frame)).catch((error) => this.hub.failed(this, error));
  }

  #tooMany() {
    const minute = Math.floor(this.hub.now() / 60_000);
    if (minute !== this.#minute) this.#messages = 0;
    this.#minute = minute;
    this.#messages += 1;
    return this.#messages > this.hub.limits.messagesPerMinute;
  }

  #gone() {
    clearTimeout(this.#hello);
    this.forget();
    this.hub.left(this);
  }
}

import { severityChanged } from './events.mjs';
import { product } from './product.mjs';
import { median, now } from './rounds.mjs';

const { LiveHub } = product('src/platform/live/live-hub');
const { BoardTopic } = product('src/platform/live/board-topic');
const { Watch } = product('src/platform/live/watch');
const { Boards } = product('src/platform/pictures/boards');
const { PictureRunner } = product('src/platform/pictures/picture-runner');
const { SealedReader } = product('src/platform/sealing/sealed-reader');

/** A board's broadcast to the sockets that are open, and the same bytes written to the same sockets without the board. */
export class FanOut {
  #log;
  #runner;
  #clients;
  #watches;
  #topic;
  #crises;
  #frame;

  constructor({ app, adapters }, crises) {
    const of = (type) => app.get(type, { strict: false });
    this.#log = adapters.log;
    this.#runner = of(PictureRunner);
    this.#crises = crises;
    this.#clients = [...of(LiveHub).clients].filter(({ admitted }) => admitted);
    const running = of(Boards)
      .all()
      .find(({ board }) => board.topic === 'crises');
    const sealed = of(SealedReader);
    this.#topic = new BoardTopic(running, (row, reader) => sealed.open(row, reader));
    const { reader } = this.#clients[0].admitted;
    const sink = {
      bufferedAmount: 0,
      send: () => {},
      write: (frame) => {
        this.#frame = frame;
      },
    };
    this.#watches = [...this.#clients.map((client) => client.watchOf()), new Watch(sink, now)];
    for (const watch of this.#watches) this.#topic.join(watch, reader, undefined);
  }

  get size() {
    return this.#clients.length;
  }

  /** Frames a second that the board writes: rows brought up to date, one frame assembled, one write each. */
  async broadcast({ times, changes }) {
    const spent = [];
    for (let turn = 0; turn < times; turn++) {
      const keys = await this.#change(changes, turn);
      spent.push(
        await this.#timed(() => {
          this.#topic.mark(new Set(keys), now());
          this.#topic.flush();
        }),
      );
      for (const watch of this.#watches) watch.acknowledge(this.#topic.position);
    }
    return (1000 * this.size) / median(spent);
  }

  /** The same with a frame that stands ready: one write of its bytes to each socket. */
  async rawBroadcast({ times }) {
    const bytes = this.#frame;
    const spent = [];
    for (let turn = 0; turn < times; turn++) {
      spent.push(
        await this.#timed(() => {
          for (const { socket } of this.#clients) socket._socket.write(bytes);
        }),
      );
    }
    return (1000 * this.size) / median(spent);
  }

  async #change(changes, turn) {
    const keys = Array.from({ length: changes }, (_, i) => this.#crises[(turn * changes + i) % this.#crises.length]);
    const events = keys.map((id, i) => severityChanged(id, 1 + (i % 4), 1 + ((i + turn) % 4)));
    const tails = await Promise.all(keys.map((id) => this.#log.read(`crisis-${id}`, { backwards: true, limit: 1 })));
    const appended = await Promise.all(
      keys.map((id, i) => this.#log.append(`crisis-${id}`, tails[i].events[0].revision, [events[i]])),
    );
    await this.#runner.reached.wait(appended.at(-1).position, 5000);
    return keys;
  }

  /**
   * Milliseconds of one broadcast; the next one finds empty buffers. It takes about one: too short for the clock of
   * processor time, which ticks by four, and too short to be interrupted often, so that a median of many is steady.
   */
  async #timed(work) {
    const begun = now();
    work();
    const spent = now() - begun;
    do await new Promise((resolve) => setTimeout(resolve, 2));
    while (this.#clients.some(({ socket }) => socket.bufferedAmount > 0));
    return spent;
  }
}

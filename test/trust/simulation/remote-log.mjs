import { product } from '../../bench/product.mjs';
import { Calls } from './calls.mjs';

const { EventLog } = product('contracts/event-log');
const { followLog } = product('infra/event-log/follow');
const { Tail } = product('infra/event-log/tail');

const lookEveryMs = 1000;
const pageMost = 16;

/** The log as one life of a node sees it: calls and word of commits cross the network; following is the product's. */
export class RemoteLog extends EventLog {
  capabilities = { densePositions: true, uniqueIds: true, sealedInAppend: false };
  epoch = 'one';
  #calls;
  // Pages come over the network, which a tail does not wait for.
  #tail = new Tail(0, () => []);
  #ended = false;
  /** The greatest position that an answer named to this node. */
  #told = 0;

  constructor(world, wire, life) {
    super();
    Object.assign(this, { world, life });
    this.#calls = new Calls(world.scheduler, wire, life);
    this.#lookAgain();
  }

  async append(stream, expected, events, call) {
    const proposed = this.world.protection.proposed(events, this.world);
    const appended = await this.#calls.ask('append', [stream, expected, proposed], call);
    return this.#named(appended.position, appended);
  }

  read(stream, page = {}) {
    return this.#calls.ask('read', [stream, page], page);
  }

  readAll(page) {
    return this.#calls.ask('readAll', [page], page);
  }

  async head(call) {
    const head = await this.#calls.ask('head', [], call);
    return this.#named(head, head);
  }

  async *follow({ after, signal }) {
    const watch = this.world.history.watch(this.life, after);
    if (after > this.#tail.head()) await this.#surely(() => this.head());
    for await (const batch of followLog(this.#followed(), after, signal)) {
      watch.take(batch, this.#told);
      yield batch;
    }
  }

  health() {
    return { state: 'ready' };
  }

  async close() {
    this.end();
    this.#tail.close();
  }

  /** Ends as its process does, without a word to those who wait for it. */
  end() {
    this.#ended = true;
    this.#calls.end();
  }

  hear(message) {
    if (message.kind === 'commit') this.#commit(message);
    else this.#calls.answer(message);
  }

  /** Takes word of events that stand directly behind a position. Where others are missing before them, the store is read. */
  #commit({ after, events }) {
    const items = events.map((event) => ({ event, bytes: 1 }));
    if (this.world.protection.follows(after, this.#tail.head())) this.#tail.committed(items);
    else this.#reach(events.at(-1).position);
  }

  #reach(head) {
    if (head > this.#tail.head()) this.#tail.moveTo(head);
  }

  #named(position, answer) {
    this.#reach(position);
    this.#told = Math.max(this.#told, position);
    return answer;
  }

  #followed() {
    const { protection } = this.world;
    const tail = this.#tail;
    return {
      get ring() {
        return protection.ring(tail.ring);
      },
      bell: tail.bell,
      head: () => tail.head(),
      closed: () => tail.closed(),
      page: async (after) => (await this.#surely(() => this.readAll({ after, limit: pageMost }))).events,
    };
  }

  /** Asks until an answer comes: a follower notices of a lost connection only that it is behind. */
  async #surely(ask) {
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer !== undefined) return answer;
    }
  }

  /** Finds out now and then whether word of a commit was lost. */
  #lookAgain() {
    this.world.scheduler.at(lookEveryMs, () => {
      if (this.#ended) return;
      this.head({ timeoutMs: lookEveryMs }).catch(() => undefined);
      this.#lookAgain();
    });
  }
}

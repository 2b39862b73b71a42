import { product } from '../../bench/product.mjs';

const { EventLogError } = product('contracts/event-log');
const { MemoryEventLog } = product('infra/event-log/memory');

const groupMost = 8;

/**
 * One life of the process that owns the log: the product's log over the record on a disk. Appends wait for a write,
 * which takes time, and are answered after it.
 */
export class Store {
  #waiting = [];
  #group = [];
  #stop = new AbortController();

  /** @param nodes names everybody who is told of commits */
  constructor(world, nodes) {
    Object.assign(this, { world, nodes });
    const { network, disk, clocks } = world;
    this.log = new MemoryEventLog({ realm: 'live', clock: clocks.of('store'), record: disk.record });
    this.wire = network.join('store', (from, { id, kind, asked }) => this.#hear({ from, id, kind, asked }));
    void this.#announce(disk.record.head);
  }

  /** Ends where it stands. The group on its way to the disk is there, or it is not; nobody is told. */
  crash() {
    const group = this.#group;
    this.wire.leave();
    this.#stop.abort();
    this.#group = [];
    this.#waiting = [];
    if (this.world.random.below(2) === 0) this.#write(group);
  }

  /** Tells everybody of every commit, as the log tells those who follow it. */
  async #announce(head) {
    let after = head;
    for await (const { events, through } of this.log.follow({ after, signal: this.#stop.signal })) {
      const commit = { kind: 'commit', id: through, after, events };
      if (events.length > 0) for (const node of this.nodes()) this.wire.send(node, commit);
      after = through;
    }
  }

  #hear(request) {
    const { kind, asked } = request;
    if (kind !== 'append') return this.#reply(request, this.log[kind](...asked));
    if (this.world.protection.answersFirst) void this.#reply(request, this.#promised(asked));
    this.#waiting.push(request);
    this.#begin();
  }

  #begin() {
    if (this.#group.length > 0 || this.#waiting.length === 0) return;
    const group = this.#waiting.splice(0, groupMost);
    this.#group = group;
    this.world.scheduler.at(this.world.random.between(1, 4), () => {
      if (this.#group !== group) return;
      this.#group = [];
      this.#write(group);
      this.#begin();
    });
  }

  #write(group) {
    for (const request of group) void this.#reply(request, this.#append(request.asked));
    this.world.history.look();
  }

  async #append(asked) {
    if (this.world.disk.full) throw new EventLogError('LOG_FULL');
    return this.log.append(...asked);
  }

  /** What an append will be answered if nothing comes in between. */
  async #promised([stream, expected, events]) {
    const position = this.world.disk.record.head + events.length;
    return { stream, firstRevision: expected + 1, lastRevision: expected + events.length, position, repeated: false };
  }

  async #reply({ from, id }, result) {
    const told = await result.then(
      (value) => ({ value }),
      ({ code, detail, outcome }) => ({ failure: { code, detail, outcome } }),
    );
    this.wire.send(from, { kind: 'answer', id, ...told });
  }
}

/** Chances of a message to be lost, doubled or slow, and the most milliseconds that a slow one takes longer. */
export const calm = { drop: 0, duplicate: 0, slow: 0, slowMs: 0 };

/** Carries messages between processes, and loses, doubles, delays and reorders them as the weather is. */
export class Network {
  weather = calm;
  #hearing = new Map();
  #cuts = new Set();

  constructor({ scheduler, random, trace }) {
    Object.assign(this, { scheduler, random, trace });
  }

  /** A process begins to hear under a name; what it sends after it has left is not sent. */
  join(name, hear) {
    this.#hearing.set(name, hear);
    const present = () => this.#hearing.get(name) === hear;
    return {
      send: (to, message) => present() && this.#send(name, to, message),
      leave: () => present() && this.#hearing.delete(name),
    };
  }

  /** Nothing passes from one process to another until it is healed. */
  cut(from, to) {
    this.#cuts.add(`${from}>${to}`);
  }

  heal(from, to) {
    this.#cuts.delete(`${from}>${to}`);
  }

  #send(from, to, message) {
    const { drop, duplicate, slow, slowMs } = this.weather;
    const way = `${from}>${to} ${message.kind} ${message.id}`;
    if (this.#cuts.has(`${from}>${to}`) || this.random.next() < drop) return this.trace.add(`${way} lost`);
    const copies = this.random.next() < duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const delay = this.random.between(1, 5) + (this.random.next() < slow ? this.random.below(slowMs) : 0);
      this.scheduler.at(delay, () => this.#deliver(from, to, message, way));
    }
  }

  #deliver(from, to, message, way) {
    const hear = this.#hearing.get(to);
    this.trace.add(hear ? way : `${way} not heard`);
    hear?.(from, message);
  }
}

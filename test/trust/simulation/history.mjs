import { FollowerWatch } from './follower-watch.mjs';

/** What is recorded, looked at as it gets on the disk, and what people are told, held against it. */
export class History {
  #seen = 0;
  #lastAt = '';
  #ids = new Map();
  #revisions = new Map();
  /** By stream, how far the decisions on it have counted. */
  #counted = new Map();
  /** By command, how many events it records and where they stand. */
  #effects = new Map();
  #acknowledged = new Set();

  constructor(world) {
    this.world = world;
  }

  get streams() {
    return [...this.#revisions.keys()];
  }

  /** How many commands were answered with their place. */
  get acknowledged() {
    return this.#acknowledged.size;
  }

  /** The last revision of a stream, -1 where it has none. */
  revisionOf(stream) {
    return this.#revisions.get(stream) ?? -1;
  }

  idAt(position) {
    return this.#ids.get(position);
  }

  /** Says of a command how many events it is to record. */
  expect(commandId, events) {
    this.#effects.set(commandId, { events, found: [] });
  }

  /** Watches what a follower is handed from a position on. */
  watch(life, after) {
    return new FollowerWatch(this.world, life, after);
  }

  /** Looks at what was recorded since the last look. */
  look() {
    for (const stored of this.world.disk.record.after(this.#seen, Number.MAX_SAFE_INTEGER)) {
      const { position, type, stream, revision, id } = stored;
      this.world.trace.add(`recorded #${position} ${type} ${stream}@${revision} ${id}`);
      const { recordedAt, commandId } = JSON.parse(stored.metadata);
      this.#place(stored);
      this.#time(position, recordedAt);
      this.#effect(stored, commandId);
      this.#decision(stored);
      this.#seen = position;
    }
  }

  /** What a command was answered must stand there, whole. */
  acknowledge(commandId, { stream, revision, position }) {
    const { events, found } = this.#effects.get(commandId);
    const told = `${commandId} was acknowledged at ${stream}@${revision} #${position}`;
    const last = found.at(-1);
    if (found.length < events) this.world.fail('lost', `${told}, recorded are ${found.length} of ${events} events`);
    else if (last.stream !== stream || last.revision !== revision || last.position !== position)
      this.world.fail('answer', `${told} and stands at ${last.stream}@${last.revision} #${last.position}`);
    this.#acknowledged.add(commandId);
  }

  #place({ position, stream, revision, id }) {
    const last = this.revisionOf(stream);
    if (position !== this.#seen + 1) this.world.fail('gap', `#${position} follows #${this.#seen}`);
    if (revision !== last + 1) this.world.fail('gap', `${stream}@${revision} follows @${last}`);
    this.#ids.set(position, id);
    this.#revisions.set(stream, revision);
  }

  #time(position, recordedAt) {
    if (recordedAt <= this.#lastAt) this.world.fail('time', `#${position} of ${recordedAt} follows ${this.#lastAt}`);
    this.#lastAt = recordedAt;
  }

  /** Events of a command stand one behind the other, and there are no more than it is to record. */
  #effect({ position, stream, revision }, commandId) {
    const { events, found } = this.#effects.get(commandId);
    const before = found.at(-1)?.position ?? position - 1;
    found.push({ position, stream, revision });
    if (found.length > events) this.world.fail('duplicate', `${commandId} has an effect again at #${position}`);
    else if (position !== before + 1) this.world.fail('gap', `${commandId} stands at #${before} and #${position}`);
  }

  /** A decision that counts knew the one before it. */
  #decision({ position, stream, data }) {
    const { number, rightsVersion } = JSON.parse(data);
    const counted = number ?? rightsVersion;
    if (counted === undefined) return;
    const before = this.#counted.get(stream) ?? 0;
    if (counted !== before + 1) this.world.fail('decision', `#${position} counts ${counted} after ${before}`);
    this.#counted.set(stream, counted);
  }
}

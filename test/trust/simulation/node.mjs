import { product } from '../../bench/product.mjs';
import { Folding } from './folding.mjs';
import { RemoteLog } from './remote-log.mjs';

const { instantOf } = product('contracts/clock');
const { Refusal } = product('contracts/refusals');
const { KnownFacts } = product('src/platform/ledger/known-facts');
const { Ledger } = product('src/platform/ledger/ledger');
const { StreamQueue } = product('src/platform/ledger/queue');
const { References } = product('src/platform/ledger/references');
const { Streams } = product('src/platform/ledger/streams');
const { commandInfo } = product('src/platform/registry');
const { Sealer } = product('src/platform/sealing/sealer');

const actor = { id: 'user-one', role: 'administrator', org: 'STATE' };
const reader = {
  userId: 'one',
  roles: [actor.role],
  org: 'STATE',
  compartments: [],
  clearance: 'SECRET',
  rightsVersion: 1,
};

/** The product's streams: no decision may be older than what was recorded when it was asked for. */
class WatchedStreams extends Streams {
  constructor(log, world) {
    super(log);
    this.world = world;
  }

  async load(decider, stream) {
    const recorded = this.world.history.revisionOf(stream);
    const loaded = await super.load(decider, stream);
    if (loaded.revision < recorded)
      this.world.fail('stale', `a decision on ${stream}@${loaded.revision}, of which @${recorded} was recorded`);
    return loaded;
  }
}

/** One life of a node: the product's followers over the remote log and, where it takes commands, the product's ledger. */
export class Node {
  ready = false;
  #saving = false;
  #disk;

  constructor(world, { name, life, disk, takesCommands }) {
    Object.assign(this, { world, name });
    this.#disk = disk;
    this.wire = world.network.join(name, (from, message) => this.#hear(from, message));
    this.log = new RemoteLog(world, this.wire, `${name}/${life}`);
    this.folding = new Folding(this.log, disk, new WatchedStreams(this.log, world));
    if (takesCommands) this.ledger = this.#ledger();
  }

  #ledger() {
    const { log, world, folding } = this;
    const { streams, runner } = folding;
    this.clock = world.clocks.of(this.name);
    const facts = new KnownFacts(log, streams, runner);
    const sealer = new Sealer(world.keys);
    return new Ledger(log, streams, new References(streams), facts, sealer, this.clock, new StreamQueue());
  }

  /** Folds what is recorded, then takes commands. */
  async start() {
    await this.folding.start();
    this.ready = true;
  }

  /** Ends where it stands; only what is on its disk is there for the next life. */
  crash() {
    this.wire.leave();
    this.log.end();
    this.#disk.crash();
  }

  /** Writes snapshots of the pictures, unless they are being written. */
  async save() {
    if (this.#saving || !this.ready) return;
    this.#saving = true;
    await this.folding.runner.save();
    this.#saving = false;
  }

  #hear(from, message) {
    if (message.kind !== 'command') this.log.hear(message);
    else if (this.ready) void this.#handle(from, message);
  }

  async #handle(from, { id, commandId, type, data }) {
    const info = commandInfo(type);
    const issued = { commandId, actor, at: instantOf(this.clock.micros()), realm: 'live' };
    const answer = (rest) => this.wire.send(from, { kind: 'answer', id, commandId, ...rest });
    try {
      const command = Object.assign(new info.entry.command(), data);
      answer({ outcome: await this.ledger.record(info, command, { issued, reader }) });
    } catch (error) {
      if (error instanceof Refusal) answer({ refused: error.code });
      else this.world.fail('defect', error.stack);
    }
  }
}

import { NodeDisk } from './disks.mjs';
import { Node } from './node.mjs';
import { Store } from './store.mjs';

const startAgainMs = 500;
const named = (kind, count) => Array.from({ length: count }, (_, n) => `${kind}-${n + 1}`);

/** The processes of a run: the store, nodes that take commands, and nodes that only follow. */
export class Cluster {
  #nodes = new Map();
  #disks = new Map();
  #lives = 0;
  #store;

  constructor(world, { takingCommands, following }) {
    this.world = world;
    this.takingCommands = named('node', takingCommands);
    this.names = [...this.takingCommands, ...named('follower', following)];
    this.startStore();
    for (const name of this.names) this.start(name);
  }

  get running() {
    return [...this.#nodes.values()];
  }

  /** Names of those that are not ready and up to a position; one that does not run is neither. */
  behind(position) {
    return this.names.filter((name) => {
      const node = this.#nodes.get(name);
      return !node?.ready || !node.folding.reached(position);
    });
  }

  startStore() {
    this.world.trace.add('store starts');
    this.#store = new Store(this.world, () => this.#nodes.keys());
  }

  /** False when it does not run. */
  crashStore() {
    if (!this.#store) return false;
    this.world.trace.add('store crashes');
    this.#store.crash();
    this.#store = undefined;
    return true;
  }

  /** Starts a node, unless it runs, on what is on its disk; one that fails to start is started again. */
  start(name) {
    if (this.#nodes.has(name)) return;
    this.world.trace.add(`${name} starts`);
    const disk = this.#disks.get(name) ?? new NodeDisk(this.world);
    this.#disks.set(name, disk);
    const takesCommands = this.takingCommands.includes(name);
    const node = new Node(this.world, { name, life: this.#lives++, disk, takesCommands });
    this.#nodes.set(name, node);
    node.start().catch(() => this.#nodes.get(name) === node && this.#failed(name));
  }

  /** False when it does not run. */
  crash(name) {
    const node = this.#nodes.get(name);
    if (!node) return false;
    this.world.trace.add(`${name} crashes`);
    node.crash();
    return this.#nodes.delete(name);
  }

  #failed(name) {
    this.crash(name);
    this.world.scheduler.at(startAgainMs, () => this.start(name));
  }
}

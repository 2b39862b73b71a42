import { calm } from './network.mjs';

const weathers = [
  calm,
  { drop: 0.02, duplicate: 0.02, slow: 0.05, slowMs: 300 },
  { drop: 0.2, duplicate: 0.1, slow: 0.1, slowMs: 1000 },
  { drop: 0.05, duplicate: 0.3, slow: 0.4, slowMs: 3000 },
];
const clockStepsMs = [1, 1000, 60_000, 3_600_000, 86_400_000];
/** How many times longer every eighth fault lasts: beyond the patience of those who wait. */
const long = 10;

/** What goes wrong in a run. All of it heals by itself after a while, or with everything else. */
export class Faults {
  /** How many there were. */
  count = 0;
  #open = new Set();

  constructor(world, cluster) {
    Object.assign(this, { world, cluster });
  }

  /** One fault by chance. */
  next() {
    this.count += 1;
    const { random } = this.world;
    const common = [() => this.#weather(), () => this.#partition(), () => this.#nodeCrash(), () => this.#clockStep()];
    const rare = [() => this.#storeCrash(), () => this.#diskFull()];
    random.of([...common, ...common, ...rare])();
  }

  healAll() {
    this.world.network.weather = calm;
    for (const heal of [...this.#open]) heal();
  }

  #weather() {
    const { network, random, trace } = this.world;
    network.weather = random.of(weathers);
    trace.add(`weather ${JSON.stringify(network.weather)}`);
  }

  /** Between two processes, both ways or one way. */
  #partition() {
    const { network, random, trace } = this.world;
    const node = random.of(this.cluster.names);
    const other = random.below(4) === 0 ? 'people' : 'store';
    const ways = random.of([
      [[node, other]],
      [[other, node]],
      [
        [node, other],
        [other, node],
      ],
    ]);
    trace.add(`cut ${ways.map((way) => way.join('>'))}`);
    for (const way of ways) network.cut(...way);
    this.#forAWhile([50, 1500], () => {
      trace.add(`healed ${ways.map((way) => way.join('>'))}`);
      for (const way of ways) network.heal(...way);
    });
  }

  #nodeCrash() {
    const name = this.world.random.of(this.cluster.names);
    if (this.cluster.crash(name)) this.#forAWhile([50, 1000], () => this.cluster.start(name));
  }

  #storeCrash() {
    if (this.cluster.crashStore()) this.#forAWhile([50, 500], () => this.cluster.startStore());
  }

  #diskFull() {
    const { disk, trace } = this.world;
    if (disk.full) return;
    disk.full = true;
    trace.add('disk full');
    this.#forAWhile([100, 800], () => {
      disk.full = false;
      trace.add('disk freed');
    });
  }

  #clockStep() {
    const { clocks, random } = this.world;
    clocks.step(random.of(['store', ...this.cluster.names]), random.of(clockStepsMs) * random.of([-1, 1]));
  }

  #forAWhile([from, to], heal) {
    const { random, scheduler } = this.world;
    const once = () => this.#open.delete(once) && heal();
    this.#open.add(once);
    scheduler.at(random.between(from, to) * (random.below(8) === 0 ? long : 1), once);
  }
}

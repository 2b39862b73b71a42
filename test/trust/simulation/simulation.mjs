import { setImmediate as turn } from 'node:timers/promises';
import { pack, product } from '../../bench/product.mjs';
import { Cluster } from './cluster.mjs';
import { NodeDisk } from './disks.mjs';
import { Faults } from './faults.mjs';
import { Folding } from './folding.mjs';
import { People } from './people.mjs';
import { whole } from './protection.mjs';
import { useVirtualTimers } from './virtual-timers.mjs';
import { Work } from './work.mjs';
import { World } from './world.mjs';

const { Logger } = pack('@nestjs/common');
const { MemoryEventLog } = product('infra/event-log/memory');

/** Steps of work and faults in a run. */
export const steps = 500;
/** Before the first step, so that there is something to work on. */
const startMs = 500;
const mostStepMs = 50;
const livenessMs = 60_000;

const ignored = () => undefined;

/** One run: so many steps of work and faults, then all is healed and has to come to rest in time. */
class Run {
  /** Milliseconds from the healing to the rest. */
  restMs = 0;

  constructor({ seed, protection = whole }) {
    this.world = new World(seed, protection);
    const { random } = this.world;
    const takingCommands = random.between(2, 3);
    this.cluster = new Cluster(this.world, { takingCommands, following: random.between(1, 4 - takingCommands) });
    this.people = new People(this.world, this.cluster.takingCommands);
    this.work = new Work(this.world, this.people);
    this.faults = new Faults(this.world, this.cluster);
  }

  async safety() {
    const { random, trace } = this.world;
    this.work.begin();
    await this.#pass(startMs);
    for (let step = 1; step <= steps; step++) {
      trace.add(`step ${step}`);
      this.#step(random.below(100));
      await this.#pass(random.between(0, mostStepMs));
    }
  }

  #step(chance) {
    if (chance < 38) this.work.next();
    else if (chance < 44) this.people.repeat();
    else if (chance < 50) void this.world.random.of(this.cluster.running)?.save();
    else if (chance < 58) this.faults.next();
  }

  /** Heals everything, and waits until everybody has their answer and all that is recorded. */
  async liveness() {
    const { scheduler, trace, disk } = this.world;
    trace.add('all is healed');
    this.faults.healAll();
    const healed = scheduler.now;
    const behind = () => this.cluster.behind(disk.record.head);
    while (this.people.waiting.length > 0 || behind().length > 0) {
      if (scheduler.now - healed >= livenessMs) {
        const names = behind();
        const text = `${this.people.waiting.length} commands have no answer, ${names.length} nodes are behind (${names})`;
        this.world.fail('liveness', `${livenessMs} ms after all was healed ${text}`);
        break;
      }
      await this.#pass(100);
    }
    this.restMs = scheduler.now - healed;
  }

  /** Every node holds, and would decide on, what one holds that reads the whole record at once. */
  async convergence() {
    const { disk, history, clocks } = this.world;
    const record = new MemoryEventLog({ realm: 'live', clock: clocks.of('store'), record: disk.record });
    const rebuilt = new Folding(record, new NodeDisk(this.world));
    await this.#settle(rebuilt.start());
    const wanted = rebuilt.state();
    const all = this.cluster.running.filter(({ folding }) => folding.reached(disk.record.head));
    for (const { name, folding } of all) {
      const state = folding.state();
      const other = wanted.find((line, at) => line !== state[at]);
      if (other) this.world.fail('divergence', `${name} differs from the record in ${other}`);
    }
    for (const stream of history.streams) {
      const decided = await rebuilt.stateOf(stream);
      const states = await this.#settle(Promise.all(all.map(({ folding }) => folding.stateOf(stream))));
      if (states.some((state) => state !== decided)) this.world.fail('divergence', `${stream} differs from the record`);
    }
  }

  #pass(ms) {
    return this.world.scheduler.until(this.world.scheduler.now + ms);
  }

  /** Lets time pass until a promise is settled. */
  async #settle(promise) {
    let settled = false;
    const done = promise.finally(() => {
      settled = true;
    });
    for (let passed = 0; !settled; passed += 10) {
      if (passed > livenessMs) throw new Error(`nothing came within ${livenessMs} ms`);
      await this.#pass(10);
    }
    return done;
  }
}

/** Runs a seed; answers what was wrong, what happened, and the trace of it. */
export async function simulate(options) {
  // A run never waits for the real event loop: between two of them whoever watches this process has its turn.
  await turn();
  const run = new Run(options);
  const { world } = run;
  const giveBack = useVirtualTimers(world.scheduler);
  // What the product calls an error is one.
  Logger.overrideLogger({ log: ignored, warn: ignored, error: (text) => world.fail('logged', text) });
  try {
    await run.safety();
    await run.liveness();
    await run.convergence();
  } catch (error) {
    world.fail('thrown', error.stack);
  } finally {
    giveBack();
  }
  const { failures, trace, history, disk } = world;
  const { people, faults, restMs } = run;
  const events = disk.record.head;
  const { acknowledged } = history;
  return { failures, trace, events, acknowledged, sends: people.sends, faults: faults.count, restMs };
}

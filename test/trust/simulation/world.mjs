import { product } from '../../bench/product.mjs';
import { seeded } from '../random.mjs';
import { Clocks } from './clocks.mjs';
import { LogDisk } from './disks.mjs';
import { History } from './history.mjs';
import { Network } from './network.mjs';
import { Scheduler } from './scheduler.mjs';
import { Trace } from './trace.mjs';

const { MemoryKeyStore } = product('infra/key-store/memory-key-store');

const mostOfAKind = 3;
const linesTold = 12;
const hex = (digits, value) => Math.floor(value).toString(16).padStart(digits, '0');

/** What all parts of a run share. */
export class World {
  scheduler = new Scheduler();
  trace = new Trace(this.scheduler);
  disk = new LogDisk();
  keys = new MemoryKeyStore();
  /** What was wrong, by kind, with the last lines of the trace before it. */
  failures = [];

  constructor(seed, protection) {
    this.random = seeded(seed);
    this.protection = protection;
    this.clocks = new Clocks(this);
    this.network = new Network(this);
    this.history = new History(this);
  }

  fail(kind, text) {
    if (this.failures.filter((one) => one.kind === kind).length >= mostOfAKind) return;
    this.trace.add(`FAILED ${kind}: ${text}`);
    this.failures.push({ kind, text, lines: this.trace.lines.slice(-linesTold) });
  }

  /** A UUID of version 7 at the virtual time. */
  uuid() {
    const { random, scheduler } = this;
    const time = hex(12, Date.UTC(2026, 10, 25, 10) + scheduler.now);
    const [a, b] = [random.below(2 ** 12), random.below(2 ** 12)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3, a)}-8${hex(3, b)}-${hex(12, random.next() * 2 ** 48)}`;
  }
}

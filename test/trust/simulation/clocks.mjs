const beganAt = Date.UTC(2026, 10, 25, 10) * 1000;

/** The clocks of the machines: they run with the virtual time, each off by what it was stepped. */
export class Clocks {
  #offMs = new Map();

  constructor({ scheduler, trace }) {
    Object.assign(this, { scheduler, trace });
  }

  /** The clock of a machine, as the product asks for it. */
  of(machine) {
    return { micros: () => beganAt + (this.scheduler.now + (this.#offMs.get(machine) ?? 0)) * 1000 };
  }

  step(machine, ms) {
    this.trace.add(`clock of ${machine} steps by ${ms} ms`);
    this.#offMs.set(machine, (this.#offMs.get(machine) ?? 0) + ms);
  }
}

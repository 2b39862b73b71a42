/** Asked for where a promise was settled, it comes back when none is left to settle. */
const settled = () => new Promise((resolve) => process.nextTick(resolve));

/** Most that may happen at one instant; whoever goes beyond it waits for nothing and never ends. */
const mostAtOnce = 100_000;

/** Virtual time: work that is due, by its instant and, at one instant, in the order in which it was planned. */
export class Scheduler {
  /** Milliseconds since the run began. */
  now = 0;
  /** The work that is due last stands first. */
  #plans = [];
  #atOnce = 0;

  /** Plans work; answers what `cancel` takes. */
  at(delayMs, work) {
    const plan = { due: this.now + Math.max(0, Math.ceil(delayMs)), work };
    let low = 0;
    let high = this.#plans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#plans[middle].due > plan.due) low = middle + 1;
      else high = middle;
    }
    this.#plans.splice(low, 0, plan);
    return plan;
  }

  cancel(plan) {
    if (plan) plan.work = undefined;
  }

  /** Does everything that is due up to a moment, each piece of work with all that its promises lead to. */
  async until(moment) {
    await settled();
    for (let plan = this.#plans.at(-1); plan && plan.due <= moment; plan = this.#plans.at(-1)) {
      this.#plans.pop();
      if (!plan.work) continue;
      this.#moveTo(plan.due);
      plan.work();
      await settled();
    }
    this.#moveTo(moment);
  }

  #moveTo(moment) {
    this.#atOnce = moment === this.now ? this.#atOnce + 1 : 0;
    if (this.#atOnce > mostAtOnce) throw new Error(`time stands still at ${moment} ms`);
    this.now = moment;
  }
}

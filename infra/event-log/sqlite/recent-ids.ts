/** Most ids held before they are forgotten together. */
const most = 20_000;

/**
 * Rules out, without asking the file, that an event id is recorded. Ids begin with their time, so nearly every new one
 * is greater than all ids that are not held here; for any other the file has to be asked.
 */
export class RecentIds {
  readonly #held = new Set<string>();
  #greatest: string;
  /** No recorded id that is not held is greater. */
  #floor: string;

  /** @param greatest recorded so far, empty when nothing is */
  constructor(greatest: string) {
    this.#greatest = greatest;
    this.#floor = greatest;
  }

  /** False only for an id that is certainly not recorded. */
  mayHold(id: string): boolean {
    return id <= this.#floor || this.#held.has(id);
  }

  add(id: string) {
    if (id > this.#greatest) this.#greatest = id;
    this.#held.add(id);
    if (this.#held.size < most) return;
    this.#held.clear();
    this.#floor = this.#greatest;
  }
}

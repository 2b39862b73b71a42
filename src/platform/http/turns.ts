/**
 * Lets few requests begin, or few answers leave, in one turn of the event loop and the others in the next ones, first
 * come, first served. Of many that come at once, all would be dealt with before a timer, another socket or the log's
 * answers had their turn.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #begun = 0;
  #counting = false;

  /** @param most how many a turn */
  constructor(private readonly most: number) {}

  /** Begins at once, or in one of the next turns. */
  enter(begin: () => void) {
    this.#count();
    if (this.#begun >= this.most || this.#waiting.length > 0) return void this.#waiting.push(begin);
    this.#begun += 1;
    begin();
  }

  #count() {
    if (this.#counting) return;
    this.#counting = true;
    setImmediate(() => this.#next());
  }

  #next() {
    const begins = this.#waiting.splice(0, this.most);
    this.#begun = begins.length;
    this.#counting = false;
    if (begins.length > 0) this.#count();
    for (const begin of begins) begin();
  }
}

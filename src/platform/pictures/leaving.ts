interface Due {
  readonly key: string;
  readonly at: string;
}

/** Rows that leave a board by themselves, the next one in front: asking whether one is due costs nothing. */
export class Leaving {
  readonly #at = new Map<string, string>();
  /** A heap by time; entries of rows that have another time by now, or none, are skipped when they come up. */
  readonly #due: Due[] = [];

  /** When a row leaves, in log time; undefined: it stays. */
  set(key: string, at: string | undefined) {
    if (this.#at.get(key) === at) return;
    if (at === undefined) return void this.#at.delete(key);
    this.#at.set(key, at);
    this.#due.push({ key, at });
    this.#rise(this.#due.length - 1);
  }

  delete(key: string) {
    this.#at.delete(key);
  }

  /** Takes out every row whose time is over, the earliest first. */
  take(now: string): readonly string[] {
    if (this.#due.length === 0 || this.#due[0]!.at > now) return none;
    const gone: string[] = [];
    while (this.#due.length > 0 && this.#due[0]!.at <= now) {
      const { key, at } = this.#pop();
      if (this.#at.get(key) !== at) continue;
      this.#at.delete(key);
      gone.push(key);
    }
    return gone;
  }

  #pop(): Due {
    const first = this.#due[0]!;
    const last = this.#due.pop()!;
    if (this.#due.length > 0) {
      this.#due[0] = last;
      this.#sink();
    }
    return first;
  }

  #rise(from: number) {
    const due = this.#due;
    for (let i = from, parent = (i - 1) >> 1; i > 0 && due[i]!.at < due[parent]!.at; i = parent, parent = (i - 1) >> 1)
      [due[i], due[parent]] = [due[parent]!, due[i]!];
  }

  #sink() {
    const due = this.#due;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const least = left + 1 < due.length && due[left + 1]!.at < due[left]!.at ? left + 1 : left;
      if (least >= due.length || due[i]!.at <= due[least]!.at) return;
      [due[i], due[least]] = [due[least]!, due[i]!];
      i = least;
    }
  }
}

const none: readonly string[] = [];

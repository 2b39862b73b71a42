/** Heads that are remembered while they wait for a quorum: a bound on memory; the oldest and the newest matter. */
const most = 1000;

interface Head {
  readonly size: number;
  /** Microseconds at which it was signed. */
  readonly at: number;
}

/** Since when a log has heads that no quorum has cosigned. */
export class Uncovered {
  #heads: Head[] = [];
  #covered = 0;
  #newest: Head = { size: 0, at: 0 };

  /** A head was signed. */
  note(head: Head) {
    if (head.size <= this.#covered || head.size <= this.#newest.size) return;
    this.#newest = head;
    if (this.#heads.length < most) this.#heads.push(head);
  }

  /** A quorum has cosigned this size. */
  cover(size: number) {
    this.#covered = Math.max(size, this.#covered);
    this.#heads = this.#heads.filter((head) => head.size > this.#covered);
    if (this.#heads.length === 0 && this.#newest.size > this.#covered) this.#heads.push(this.#newest);
  }

  /** Microseconds at which the first head was signed that still waits; undefined when none does. */
  get since(): number | undefined {
    return this.#heads[0]?.at;
  }
}

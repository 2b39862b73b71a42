import type { RowEvent } from '../../../contracts/picture-store';

/** Which events made which rows, in log order. Two lists: an object for each would outlive the events of a replay. */
export class RowEvents {
  #keys: string[] = [];
  #positions: number[] = [];

  add(key: string, position: number) {
    this.#keys.push(key);
    this.#positions.push(position);
  }

  /** Positions of a row's events. */
  of(key: string): readonly number[] {
    return this.#positions.filter((_, index) => this.#keys[index] === key);
  }

  /** A copy: events go on being folded while another thread writes it. */
  all(): readonly RowEvent[] {
    return this.#keys.map((key, index) => ({ key, position: this.#positions[index]! }));
  }

  /** Forgets those up to a position; of two snapshots on their way, the second holds what the first does, too. */
  forget(through: number) {
    const left = this.#positions.findIndex((position) => position > through);
    const count = left < 0 ? this.#positions.length : left;
    this.#keys = this.#keys.slice(count);
    this.#positions = this.#positions.slice(count);
  }
}

import { Clock } from '../contracts/clock';

/** The machine's clock. */
class SystemClock extends Clock {
  micros() {
    return Math.floor((performance.timeOrigin + performance.now()) * 1000);
  }
}
export const systemClock: Clock = new SystemClock();

/** A domain clock that is set to a moment and then runs at a rate, for demos, tests and exercises. */
export class ScriptedClock extends Clock {
  #set: number;
  #at: number;
  #rate: number;

  /** @param micros the moment to begin at @param rate domain seconds per real second; 0 stands still */
  constructor(micros: number, rate = 0) {
    super();
    this.#set = micros;
    this.#at = performance.now();
    this.#rate = rate;
  }

  micros() {
    return Math.floor(this.#set + (performance.now() - this.#at) * 1000 * this.#rate);
  }

  /** Jumps forward to a moment, never back. */
  moveTo(micros: number) {
    this.#set = Math.max(micros, this.micros());
    this.#at = performance.now();
  }

  runAt(rate: number) {
    this.#set = this.micros();
    this.#at = performance.now();
    this.#rate = rate;
  }
}

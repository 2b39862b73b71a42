import { Clock } from '../contracts/clock';

/** The machine's clock was set to another time when it is so far from where it would have run to, in milliseconds. */
const stepMs = 1000;

/** The machine's clock in microseconds: it runs on evenly, and follows when the machine's time is set. */
class SystemClock extends Clock {
  override readonly real = true;
  #origin = performance.timeOrigin;

  micros() {
    const run = performance.now();
    const wall = Date.now();
    if (Math.abs(wall - (this.#origin + run)) > stepMs) this.#origin = wall - run;
    return Math.floor((this.#origin + run) * 1000);
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

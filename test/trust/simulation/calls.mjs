import { product } from '../../bench/product.mjs';

const { EventLogError } = product('contracts/event-log');

/** Shorter than the default of the port, so that a run sees the end of it often. */
const defaultTimeoutMs = 3000;
const sendAgainMs = 400;

/** Calls of one life of a node to the store, each sent again until its answer comes or its time is over. */
export class Calls {
  #open = new Map();
  #made = 0;

  /** @param life names the caller, so that it takes no answer to an earlier one for its own */
  constructor(scheduler, wire, life) {
    Object.assign(this, { scheduler, wire, life });
  }

  /** @throws EventLogError as the store answers, TIMEOUT when it does not */
  ask(kind, asked, { timeoutMs = defaultTimeoutMs } = {}) {
    const request = { kind, id: `${this.life}.${this.#made++}`, asked };
    const call = { request, due: this.scheduler.now + timeoutMs, ...Promise.withResolvers() };
    this.#open.set(request.id, call);
    this.#send(call);
    return call.promise;
  }

  /** Takes an answer; one that comes twice, or too late, changes nothing. */
  answer({ id, value, failure }) {
    const call = this.#open.get(id);
    if (!call) return;
    this.#close(call);
    if (failure) call.reject(new EventLogError(failure.code, failure.detail, failure.outcome));
    else call.resolve(value);
  }

  /** Asks no more; what is open stays without an answer. */
  end() {
    for (const call of this.#open.values()) this.#close(call);
  }

  #send(call) {
    const left = call.due - this.scheduler.now;
    if (left > 0) {
      this.wire.send('store', call.request);
      call.plan = this.scheduler.at(Math.min(sendAgainMs, left), () => this.#send(call));
    } else {
      this.#close(call);
      call.reject(new EventLogError('TIMEOUT'));
    }
  }

  #close({ request, plan }) {
    this.scheduler.cancel(plan);
    this.#open.delete(request.id);
  }
}

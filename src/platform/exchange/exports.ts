import { Injectable } from '@nestjs/common';
import { BundleRefused, Bundles, type MadeBundle } from '../../../contracts/bundles';
import { instantOf } from '../../../contracts/clock';
import { Cosigning } from '../../../contracts/cosigning';
import { Refusal } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { Seals } from '../../../contracts/seals';
import { AccessRecords, type Attempting } from '../auth/access-records';
import { RealClock } from '../auth/real-clock';
import { cosignedWithin } from './cosigned-within';

/** How long an export waits for the witnesses of its checkpoint; they are asked for at most five seconds. */
const witnessesMs = 5000;

/** What somebody wants to take away. */
export interface BundleAsk {
  /** First and last position. */
  readonly from: number;
  readonly to: number;
  /** For whom, in words that stay on record. */
  readonly audience: string;
}

/** A bundle in memory. */
export interface LeavingBundle extends MadeBundle {
  /** To be called once its bytes are out, or will not be taken. */
  readonly left: () => void;
}

/** Files out. Every one is on record before its first byte leaves (exchange.md §8). */
@Injectable()
export class Exports {
  /** A bundle is being made, or waits in memory for its reader. */
  #busy = false;

  constructor(
    private readonly bundles: Bundles,
    private readonly seals: Seals,
    private readonly cosigning: Cosigning,
    private readonly records: AccessRecords,
    private readonly clock: RealClock,
  ) {}

  /**
   * A range of the log with everything that proves it, under a checkpoint that is kept for it. No other one is made until
   * the caller says that it has left.
   * @throws Refusal TOO_MANY_REQUESTS while another one is made or leaves, LOG_READ_ONLY when it cannot be recorded
   */
  async bundle(ask: BundleAsk, who: Attempting & { readonly reader: Reader }): Promise<LeavingBundle> {
    if (this.seals.verifierKeys.length === 0) throw new Refusal('NOT_FOUND', { log: 'not sealed' });
    if (this.#busy) throw new Refusal('TOO_MANY_REQUESTS', { exportsAtOnce: 1 });
    this.#busy = true;
    const left = () => {
      this.#busy = false;
    };
    try {
      const made = await this.#made(ask, who.reader);
      await this.#recorded(ask, made, who);
      return { ...made, left };
    } catch (error) {
      left();
      throw error;
    }
  }

  async #made({ from, to }: BundleAsk, reader: Reader): Promise<MadeBundle> {
    const { size } = await this.seals.seal('export');
    await cosignedWithin(this.cosigning, size, witnessesMs);
    try {
      return await this.bundles.make({ from, to, reader, createdAt: instantOf(this.clock.micros()) });
    } catch (error) {
      if (!(error instanceof BundleRefused)) throw error;
      throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: '/query', rule: error.message }] });
    }
  }

  async #recorded({ from, to, audience }: BundleAsk, { events, sha256, size }: MadeBundle, who: Attempting) {
    const filter = `positions ${from} to ${to}`;
    const personalData = 'sealed values stay sealed';
    const data = { what: 'bundle', filter, rows: events, sha256, knownAt: size, audience, personalData };
    await this.records.write(who, { type: 'ExportMade', data });
  }
}

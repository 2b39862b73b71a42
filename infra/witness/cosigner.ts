import { type Clock, instantOf, microsOf } from '../../contracts/clock';
import { Cosigning, type CosigningStatus } from '../../contracts/cosigning';
import { noQuorum, type Policy } from '../../contracts/seal/policy';
import type { SealedHead, Seals } from '../../contracts/seals';
import type { CosignatureStore } from './cosignature-store';
import { witnessStatus } from './cosigning-status';
import { isQuorate, mostKept } from './is-quorate';
import { noteWith } from './note-with';
import { Uncovered } from './uncovered';
import { WitnessLane } from './witness-lane';

/** Calls a function again and again; answers how to stop. */
export type Every = (ms: number, run: () => void) => () => void;

export interface CosignerParts {
  readonly seals: Seals;
  readonly policy: Policy;
  readonly store: CosignatureStore;
  readonly clock: Clock;
  /** Default the timer of the platform. */
  readonly every?: Every;
}

const askEveryMs = 60_000;

const platformTimer: Every = (ms, run) => {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
};

/** Gets the heads of a log cosigned: every 60 s and for every kept checkpoint (trust.md §3.3). */
export class Cosigner extends Cosigning {
  readonly #lanes: readonly WitnessLane[];
  readonly #uncovered = new Uncovered();
  readonly #ending = new AbortController();
  readonly #listeners = new Set<() => void>();
  #stops: readonly (() => void)[] = [];
  #witnessed: SealedHead | undefined;
  #keptSize = 0;

  constructor(private readonly parts: CosignerParts) {
    super();
    const { seals, store, clock } = parts;
    const lane = {
      seals,
      store,
      clock,
      signal: this.#ending.signal,
      cosigned: (head: SealedHead) => this.#cosigned(head),
      changed: () => this.#tell(),
    };
    this.#lanes = parts.policy.witnesses
      .filter(({ url }) => url !== undefined)
      .map((witness) => new WitnessLane(witness, lane));
  }

  /** Takes up what is stored, asks every witness once, and goes on until it is closed. */
  async start() {
    const { seals, every = platformTimer } = this.parts;
    const kept = seals.kept(mostKept);
    const head = seals.head();
    for (const one of head ? [head, ...kept] : kept) if (await this.#judge(one)) break;
    for (const { size, keptAt } of kept.toReversed()) this.#uncovered.note({ size, at: microsOf(keptAt) });
    this.#stops = [seals.listen(() => this.#heard()), every(askEveryMs, () => this.#ask())];
    this.#note();
    this.#ask();
  }

  async close() {
    for (const stop of this.#stops) stop();
    this.#ending.abort();
    await Promise.all(this.#lanes.map((lane) => lane.idle()));
  }

  /** Told when a witness cosigned or failed. Answers how to stop listening. */
  listen(told: () => void): () => void {
    this.#listeners.add(told);
    return () => void this.#listeners.delete(told);
  }

  /** A head of the log as it is served: with the cosignatures that are known. */
  noteOf({ size, note }: SealedHead): string {
    return noteWith(
      note,
      this.parts.store.of(size).map(({ line }) => line),
    );
  }

  /** The newest head that a quorum has cosigned, cosignatures included. */
  witnessed(): SealedHead | undefined {
    return this.#witnessed;
  }

  /** Why nothing may be signed any more: a witness has seen more of this log than there is (WITNESS_AHEAD). */
  trouble(): string | undefined {
    const { ahead, witness } = this.#lanes.find((lane) => lane.ahead !== undefined) ?? {};
    const signed = this.parts.seals.head()?.size ?? 0;
    return witness && `WITNESS_AHEAD: ${witness.name} cosigned ${ahead} events, ${signed} are signed here`;
  }

  status(): CosigningStatus {
    const { policy, clock } = this.parts;
    const { since } = this.#uncovered;
    return {
      witnesses: policy.witnesses.map((witness) => {
        const lane = this.#lanes.find((one) => one.witness === witness);
        return witnessStatus(witness, lane ?? {}, clock.micros());
      }),
      quorum: {
        needed: policy.quorum !== noQuorum,
        ...(this.#witnessed && { size: this.#witnessed.size }),
        ...(policy.quorum !== noQuorum && since !== undefined && { unmetSince: instantOf(since) }),
      },
    };
  }

  #heard() {
    this.#note();
    const [kept] = this.parts.seals.kept(1);
    // A checkpoint that was kept because a witness cosigned it asks for nothing more.
    if (kept && kept.reason !== 'cosigned' && kept.size > this.#keptSize) this.#ask();
  }

  #note() {
    const size = this.parts.seals.head()?.size;
    if (size !== undefined) this.#uncovered.note({ size, at: this.parts.clock.micros() });
  }

  #ask() {
    this.#keptSize = this.parts.seals.kept(1)[0]?.size ?? 0;
    for (const lane of this.#lanes) lane.ask();
  }

  async #cosigned(head: SealedHead) {
    await this.#judge(head);
    this.#tell();
  }

  /** Whether the lines that are known make this head one that a quorum cosigned. */
  async #judge(head: SealedHead): Promise<boolean> {
    const { policy, clock } = this.parts;
    if (policy.quorum === noQuorum) return false;
    const note = this.noteOf(head);
    if (!(await isQuorate(policy, note, clock.micros()))) return false;
    if (head.size < (this.#witnessed?.size ?? 0)) return true;
    this.#witnessed = { ...head, note };
    this.#uncovered.cover(head.size);
    return true;
  }

  #tell() {
    for (const told of this.#listeners) told();
  }
}

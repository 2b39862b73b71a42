import { type Clock, instantOf } from '../../contracts/clock';
import type { PolicyWitness } from '../../contracts/seal/policy';
import type { SealedHead, Seals } from '../../contracts/seals';
import { type Asked, type AskFailure, askWitness } from './client';
import type { CosignatureStore } from './cosignature-store';
import { cosignedAt, isBy, type LastCosigned, lastCosigned } from './last-cosigned';

export interface LaneParts {
  readonly seals: Seals;
  readonly store: CosignatureStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A witness cosigned this checkpoint, and the store has its line. */
  readonly cosigned: (head: SealedHead) => Promise<void>;
  /** Something else changed in the state of a witness. */
  readonly changed: () => void;
}

/** How a witness fails; `LOG_FAILED` is ours: the log could not prove its head or store the cosignature. */
export interface LaneFailure {
  readonly code: AskFailure | 'LOG_FAILED';
  /** Microseconds at which the first of these failures in a row began. */
  readonly since: number;
}

/** Kept checkpoints that are shown to a witness later when it could not be asked in time. */
const keptAtMost = 16;

/** Asks one witness, one checkpoint after the other. */
export class WitnessLane {
  /** What it cosigned last, and when by its own clock in microseconds. */
  cosigned: LastCosigned | undefined;
  failure: LaneFailure | undefined;
  /** The size that it cosigned and this log never signed. Stays until the process ends. */
  ahead: number | undefined;
  #known = 0;
  #round: Promise<void> | undefined;
  #again = false;

  constructor(
    readonly witness: PolicyWitness,
    private readonly parts: LaneParts,
  ) {
    this.cosigned = lastCosigned(witness, parts.store);
    this.#known = this.cosigned?.size ?? 0;
  }

  /** Asks for everything that is due; once more after the round that runs. */
  ask() {
    this.#again = this.#round !== undefined;
    this.#round ??= this.#ask().finally(() => {
      this.#round = undefined;
      if (this.#again && !this.parts.signal.aborted) this.ask();
    });
  }

  /** Resolves when no question is under way. */
  async idle() {
    while (this.#round !== undefined) await this.#round;
  }

  async #ask() {
    try {
      for (const head of this.#due()) if (head.size >= this.#known && !(await this.#askFor(head))) return;
    } catch {
      this.#failing('LOG_FAILED');
    }
  }

  /** Kept checkpoints beyond what it cosigned, then the newest head, even when it cosigned that one: it may fail by now. */
  #due(): readonly SealedHead[] {
    const head = this.parts.seals.head();
    if (!head) return [];
    const kept = this.parts.seals.kept(keptAtMost).filter(({ size }) => size > this.#known && size < head.size);
    return [...kept.toReversed(), head];
  }

  /** Whether to go on with newer checkpoints. */
  async #askFor(head: SealedHead): Promise<boolean> {
    const { seals, clock, signal } = this.parts;
    const asked = await askWitness({
      witness: this.witness,
      note: head.note,
      known: this.#known,
      newest: seals.head()?.size ?? head.size,
      consistency: (from, to) => seals.consistency(from, to),
      now: () => Math.floor(clock.micros() / 1_000_000),
      signal,
    });
    if (signal.aborted) return false;
    return asked.kind === 'cosigned' ? this.#succeed(head, asked) : this.#fail(asked);
  }

  async #succeed(head: SealedHead, { line }: Extract<Asked, { kind: 'cosigned' }>): Promise<boolean> {
    const { store, clock, cosigned } = this.parts;
    const { size, note } = head;
    const { name: keyName } = this.witness.key;
    this.#known = size;
    // The first cosignature of a size bounds its events closest in time; further ones are not kept.
    if (!store.of(size).some((one) => isBy(this.witness, one)))
      await store.keep({ size, keyName, line, receivedAt: instantOf(clock.micros()) }, note);
    this.cosigned = { size, at: cosignedAt(line) };
    this.failure = undefined;
    await cosigned(head);
    return true;
  }

  #fail({ code, size = 0 }: Extract<Asked, { kind: 'failed' }>): boolean {
    if (code === 'WITNESS_ELSEWHERE') {
      this.#known = size;
      return true;
    }
    if (code === 'WITNESS_AHEAD') this.ahead = size;
    return this.#failing(code);
  }

  #failing(code: LaneFailure['code']): false {
    this.failure = { code, since: this.failure?.since ?? this.parts.clock.micros() };
    this.parts.changed();
    return false;
  }
}

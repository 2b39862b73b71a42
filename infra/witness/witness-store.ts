/** The last checkpoint of a log that a witness cosigned. */
export interface Cosigned {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** With the log's signatures and the witness's own. */
  readonly note: string;
}

/** A signed head that does not continue the one cosigned last: evidence of a fork (trust.md §3.3). */
export interface Refused {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** 27 characters. */
  readonly receivedAt: string;
  /** Body of the request. */
  readonly request: string;
  /** The note cosigned last at that moment; empty when there was none. */
  readonly cosigned: string;
}

/** Where a witness keeps what it vouched for. */
export interface WitnessStore {
  cosigned(origin: string): Cosigned | undefined;
  /** Replaces what was cosigned of this origin. */
  cosign(cosigned: Cosigned): void;
  /** Keeps one refused request for each head: the log's signature under the head is the evidence. */
  refuse(refused: Refused): void;
  /** Runs a step beside which nobody else reads or writes. What it wrote is durable when the call returns. */
  critically<T>(step: () => T): T;
}

import type { Policy } from './seal/policy';

/** Where a witness keeps its state, for which logs it answers, and where it listens. */
export interface WitnessPlace {
  /** Folder of its state; made when it is not there. */
  readonly stateDir: string;
  /** Its logs are those that the witness answers for. */
  readonly policy: Policy;
  readonly host: string;
  /** 0 for any. */
  readonly port: number;
  /** Hears what its operator must know. */
  readonly tell: (line: string) => void;
}

/** A witness that listens. */
export interface RunningWitness {
  readonly url: string;
  /** Answers what has begun, at most five seconds long, and closes its state. */
  close(): Promise<void>;
}

/** A witness with its key. */
export interface OpenWitness {
  readonly verifierKey: string;
  listen(place: WitnessPlace): Promise<RunningWitness>;
}

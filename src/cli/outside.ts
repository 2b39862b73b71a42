import type { Backups } from '../../contracts/backup';
import type { Clock } from '../../contracts/clock';
import type { WitnessesAnswer } from '../../contracts/cosigning';
import type { EventLog } from '../../contracts/event-log';
import type { LogKeyStatus } from '../../contracts/seals';
import type { Space } from '../../contracts/storage';
import type { LogVerification } from '../../contracts/verification';
import type { OpenWitness } from '../../contracts/witness';

/** A domain clock that a script moves. */
export interface ScriptClock extends Clock {
  moveTo(micros: number): void;
  runAt(rate: number): void;
}

/** What a check of a data directory finds. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: string;
}

/** What a log is to be proved against. */
export interface VerificationWish {
  readonly dir: string;
  /** Keys of the log, as `name+id+key`. */
  readonly verifierKeys?: readonly string[];
  /** File of the log's private key: what stands beside it gives its keys. */
  readonly keyFile?: string;
  /** Files with checkpoints that were kept elsewhere. */
  readonly checkpoints: readonly string[];
  readonly threads: number;
}

/** Which events a bundle is to hold. */
export interface BundleWish {
  readonly dir: string;
  /** Trust policy of the installation, if there is one. */
  readonly policyFile: string;
  /** Key of the log; without a policy the bundle trusts its public half. */
  readonly keyFile: string;
  /** First and last position. */
  readonly from: number;
  readonly to: number;
}

/** Folder of a realm's files, and the file of the key that signs its log. */
export interface LogKeyPlaces {
  readonly dir: string;
  readonly keyFile: string;
}

/** A log in a folder, with what its file says about itself. */
export type FileLog = EventLog & { readonly meta: { readonly origin: string } };

/** Everything outside the process that commands reach, loaded only by those that do. */
export interface Outside {
  readonly systemClock: () => Promise<Clock>;
  readonly scriptedClock: (micros: number) => Promise<ScriptClock>;
  /** The log of a realm's folder, for reading beside whoever writes it. */
  readonly readLog: (dir: string, realm: string) => Promise<FileLog>;
  /** True while another process writes the log in this folder. */
  readonly isLocked: (dir: string) => Promise<boolean>;
  /** Verification of the log in a realm's folder, which nobody needs to stop writing. */
  readonly verification: (settings: VerificationWish) => Promise<LogVerification>;
  /** A bundle of a range of a log, with the policy of the installation or one that trusts its own key. */
  readonly bundle: (wish: BundleWish) => Promise<Uint8Array>;
  /** The newest signed head of the log in a realm's folder. */
  readonly newestHead: (dir: string) => Promise<string | undefined>;
  /**
   * The file that proves an event, by position or id, under the newest signed head; undefined where there is no such event.
   * Rejects with RangeError for an event that no head covers.
   */
  readonly inclusion: (dir: string, event: number | string) => Promise<string | undefined>;
  /** The file that proves one size of the log to be the beginning of another. Rejects with RangeError beyond the log. */
  readonly consistency: (dir: string, from: number, to: number) => Promise<string>;
  /** Checks of the log in a realm's folder: settings read back, and how long a flush takes. */
  readonly checkLog: (dir: string) => Promise<readonly Finding[]>;
  /** What is free on the volume that holds a folder. */
  readonly spaceOf: (dir: string) => Promise<Space>;
  /** Makes the key file of a witness and gives its verifier key. */
  readonly createWitnessKey: (file: string, name: string) => Promise<string>;
  /** The witness whose key a file holds. */
  readonly openWitness: (keyFile: string) => Promise<OpenWitness>;
  /** The keys of the log in a realm's folder. */
  readonly logKeys: (places: LogKeyPlaces) => Promise<LogKeyStatus>;
  /** Gives a log that nobody writes another key; the old one signs beside it for so many days. */
  readonly rotateLogKey: (places: LogKeyPlaces, days: number) => Promise<LogKeyStatus>;
  /** What the log in a realm's folder knows of the witnesses of a trust policy. */
  readonly witnesses: (dir: string, policyFile: string) => Promise<WitnessesAnswer>;
  /** Backups of a realm's folder. */
  readonly backups: () => Promise<Backups>;
}

import type { EventLog, EventLogErrorCode } from '../../../contracts/event-log';

/**
 * Faults that a store can meet, driven from outside the log. An adapter leaves out what cannot happen to its kind of
 * store, and gives the cases that need it the reason.
 */
export interface Faults {
  /** Keeps the store from answering appends until the function that it gives is called; after some seconds the store gives up. */
  stall?(): () => void;
  /** A second start on the same store, which must be refused while the first log is open. */
  startAgain?(): Promise<EventLog>;
  /** A store that another process writes, followed from here. */
  apart?(): Promise<Apart>;
  /** The store opened anew after its newest five events were lost. */
  rewound?(): Promise<EventLog>;
  /** Puts another event in the place of the newest one, behind the back of every instance. */
  replaceNewest?(): void;
  /** Spoils the event at a position; the log that it gives reads it from the store. */
  spoil?(position: number, how: 'garbled' | 'missing'): Promise<EventLog>;
  /** How this store comes to fail with a code that not every store can have. */
  readonly provoke: Readonly<Partial<Record<EventLogErrorCode, () => Promise<unknown>>>>;
  /** Codes that this kind of log never gives; the adapter says why. */
  readonly never: readonly EventLogErrorCode[];
}

/** Another process that writes a store, and a follower of it in this one. */
export interface Apart {
  readonly follower: EventLog;
  /** Has events recorded, by a new process where the last one is gone, and gives the position of the last. */
  append(count: number): Promise<number>;
  /** The writing process is killed, or ends as it should. */
  drop(how: 'killed' | 'ended'): Promise<void>;
}

/** @throws Error when a subject has no driver for a fault and its adapter gave the case no reason */
export function driven<Name extends keyof Faults>(faults: Faults, name: Name): NonNullable<Faults[Name]> {
  const fault = faults[name];
  if (fault === undefined) throw new Error(`no driver for the fault "${name}", and no reason why it cannot exist`);
  return fault as NonNullable<Faults[Name]>;
}

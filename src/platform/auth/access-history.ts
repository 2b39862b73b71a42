import { microsOf } from '../../../contracts/clock';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import { RunnerStates, saveEveryEvents } from '../../../contracts/runner-states';
import { absoluteMicros } from './sessions';

const name = 'access';
const sessionEvents: ReadonlySet<string> = new Set(['SignedIn', 'SignedOut', 'SessionRevoked']);

interface Kept {
  readonly epoch: string;
  readonly events: readonly RecordedEvent[];
}

/**
 * The events that say who may do what: those of users, and those of sessions no older than a session can become. They
 * are kept as recorded, not as a state, so that another version of the program makes its own sense of them.
 */
export class AccessHistory {
  #events: RecordedEvent[] = [];
  #savedAt = 0;

  constructor(
    private readonly log: EventLog,
    private readonly states: RunnerStates,
  ) {}

  /** What was kept of this very log, and up to which position; nothing where the log is another or has been rewound. */
  async load(): Promise<{ readonly position: number; readonly events: readonly RecordedEvent[] }> {
    const kept = this.states.load(name);
    const { epoch, events } = (kept?.state ?? {}) as Partial<Kept>;
    const known = kept && events && epoch === this.log.epoch && kept.position <= (await this.log.head());
    if (!known) return { position: 0, events: [] };
    this.#events = [...events];
    this.#savedAt = kept.position;
    return { position: kept.position, events };
  }

  add(event: RecordedEvent) {
    if (event.stream.startsWith('user-') || sessionEvents.has(event.type)) this.#events.push(event);
  }

  /** Notes how far the log was taken, now and then or at once. */
  save(through: number, atOnce = false) {
    const wanted = through > this.#savedAt && (atOnce || through - this.#savedAt >= saveEveryEvents);
    if (!wanted) return;
    this.#forgetOld();
    const events = this.#events.filter(({ position }) => position <= through);
    this.states.save(name, through, { epoch: this.log.epoch, events } satisfies Kept);
    this.#savedAt = through;
  }

  clear() {
    this.#events = [];
    this.#savedAt = 0;
  }

  #forgetOld() {
    const newest = this.#events.at(-1);
    if (!newest) return;
    const since = microsOf(newest.metadata.recordedAt) - absoluteMicros;
    this.#events = this.#events.filter(
      ({ type, metadata }) => !sessionEvents.has(type) || microsOf(metadata.recordedAt) > since,
    );
  }
}

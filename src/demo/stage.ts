import type { INestApplicationContext } from '@nestjs/common';
import { Clock, instantOf, microsOf } from '../../contracts/clock';
import { EventLog, type RecordedEvent } from '../../contracts/event-log';
import { Refusal } from '../../contracts/refusals';
import { AccessRecords } from '../platform/auth/access-records';
import { Rights } from '../platform/auth/rights';
import { ClockRunner } from '../platform/reactions/clock-runner';
import { ReactionRunner } from '../platform/reactions/reaction-runner';
import { commandInfo, recordIdIn } from '../platform/registry';
import { Send } from '../platform/send';
import type { Alerts } from './alerts';
import { userIdOf } from './cast';
import type { Step } from './step';

/** A domain clock that a script moves. */
export interface MovableClock extends Clock {
  /** Jumps forward to a moment, never back. */
  moveTo(micros: number): void;
  /** @param rate domain seconds per real second */
  runAt(rate: number): void;
}

const page = 1000;
const patienceMs = 10_000;

/** The running system as the script plays on it: sends commands, waits until everything they set off has happened. */
export class Stage {
  readonly #log: EventLog;
  readonly #send: Send;
  readonly #rights: Rights;
  readonly #records: AccessRecords;
  readonly #reactions: ReactionRunner;
  readonly #deadlines: ClockRunner;
  #read = 0;

  constructor(
    app: INestApplicationContext,
    readonly clock: MovableClock,
    readonly alerts: Alerts,
  ) {
    const get = { strict: false } as const;
    this.#log = app.get(EventLog, get);
    this.#send = app.get(Send, get);
    this.#rights = app.get(Rights, get);
    this.#records = app.get(AccessRecords, get);
    this.#reactions = app.get(ReactionRunner, get);
    this.#deadlines = app.get(ClockRunner, get);
  }

  get now(): string {
    return instantOf(this.clock.micros());
  }

  /** Lets time pass: what falls due in between happens when it is due. */
  async advanceTo(at: string): Promise<void> {
    for (;;) {
      const due = this.#earlier(
        await this.#deadlines.nextDue(await this.settle(), patienceMs),
        this.alerts.nextResolution,
      );
      if (due === undefined || due > at) break;
      this.clock.moveTo(microsOf(due));
      await this.#deadlines.fireDue();
      await this.attend();
    }
    this.clock.moveTo(microsOf(at));
  }

  /** The shift takes what was raised and closes what it took an hour ago, where the script does not say otherwise. */
  async attend(): Promise<void> {
    await this.settle();
    for (const step of this.alerts.duties(this.now)) await this.perform(step);
  }

  /** Sends one command of the script and waits for what it sets off. */
  async perform(step: Step): Promise<void> {
    await this.settle();
    await this.send(step);
    await this.settle();
  }

  /** Sends one command of the script. */
  async send(step: Step): Promise<void> {
    const seen = { head: await this.#log.head(), now: this.now, ...this.alerts.seen };
    const data = typeof step.data === 'function' ? step.data(seen) : step.data;
    if (data === undefined) return;
    try {
      await this.#command(step, data);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.#noteRefusal(step, data, error);
    }
  }

  /** Waits until reactions have handled everything recorded; gives the position reached. */
  async settle(): Promise<number> {
    for (;;) {
      const head = await this.#log.head();
      if (!(await this.#reactions.reached(head, patienceMs))) throw new Error(`reactions did not reach #${head}`);
      if (head === (await this.#log.head())) {
        await this.#hear(head);
        return head;
      }
    }
  }

  #earlier(a: string | undefined, b: string | undefined) {
    return a === undefined ? b : b === undefined || a < b ? a : b;
  }

  async #hear(head: number) {
    while (this.#read < head) {
      const { events, through } = await this.#log.readAll({ after: this.#read, limit: page });
      for (const event of events) this.alerts.hear(event as RecordedEvent);
      this.#read = through;
    }
  }

  #sender(step: Step) {
    const reader = this.#rights.reader(userIdOf(step.who));
    if (!reader) throw new Error(`${step.who} may not act`);
    const roles = commandInfo(step.type)?.entry.roles ?? [];
    const role = roles.find((one) => reader.roles.includes(one)) ?? reader.roles[0] ?? 'none';
    return { reader, actor: { id: reader.userId, role, org: reader.org } };
  }

  async #command({ type, commandId, effectiveAt, source, ...step }: Step, data: object) {
    const { reader, actor } = this.#sender({ type, commandId, ...step });
    const said = { commandId, actor, ...(effectiveAt && { effectiveAt }), ...(source && { source }) };
    await this.#send.command(type, data, said, reader);
  }

  /** A refusal that the script expects is recorded like anybody's; another one is told by whoever runs the script. */
  async #noteRefusal(step: Step, data: object, { code, detail }: Refusal) {
    const info = commandInfo(step.type)!;
    const id = recordIdIn(info.decider, data);
    const { reader } = this.#sender(step);
    await this.#records.commandRefused(
      { reader, address: '127.0.0.1' },
      { commandType: step.type, code, subjects: id === undefined ? [] : [{ kind: info.decider.category, id }] },
    );
    if (code !== step.refused)
      process.stderr.write(`demo: ${step.type} by ${step.who} was refused ${code} ${JSON.stringify(detail)}\n`);
  }
}

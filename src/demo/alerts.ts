import { idOf as idIn, type RecordedEvent } from '../../contracts/event-log';
import { type Step, script } from './step';
import { hoursAfter } from './times';

interface Known {
  readonly ruleId?: string;
  waiting: boolean;
  open: boolean;
  /** When the shift closes it. */
  resolveAt?: string;
}

const hoursUntilClosed = 1;

/** What the shift knows of alerts: which wait, which it took, and when it closes them. */
export class Alerts {
  readonly #known = new Map<string, Known>();
  readonly #write = script('shift');
  #attending = true;

  /** @param answered alerts that the script answers itself, or leaves waiting */
  constructor(private readonly answered: ReadonlySet<string>) {}

  /** From now on nobody of the shift takes alerts by itself. */
  leaveToOthers() {
    this.#attending = false;
  }

  /** What a step may ask. */
  get seen() {
    return { alertOf: this.alertOf, waits: this.waits, isOpen: this.isOpen };
  }

  readonly alertOf = (ruleId: string): string | undefined =>
    [...this.#known].find(([, { ruleId: of, open }]) => of === ruleId && open)?.[0];

  readonly waits = (alertId: string): boolean => this.#known.get(alertId)?.waiting ?? false;

  readonly isOpen = (alertId: string): boolean => this.#known.get(alertId)?.open ?? false;

  /** When the next alert that the shift took is to be closed. */
  get nextResolution(): string | undefined {
    if (!this.#attending) return undefined;
    return [...this.#known.values()].flatMap(({ resolveAt }) => resolveAt ?? []).sort()[0];
  }

  hear({ type, stream, data }: RecordedEvent) {
    if (!stream.startsWith('alert-')) return;
    const id = idIn(stream);
    const { ruleId } = data as { ruleId?: string };
    const known: Known = this.#known.get(id) ?? { waiting: true, open: true, ...(ruleId && { ruleId }) };
    this.#known.set(id, known);
    if (type === 'AlertReturned') known.waiting = true;
    if (type === 'AlertAcknowledged' || type === 'AlertShelved') known.waiting = false;
    if (type === 'AlertResolved') {
      known.waiting = known.open = false;
      delete known.resolveAt;
    }
  }

  /** What the shift does now: takes every alert that waits, closes what it took an hour ago. */
  duties(now: string): readonly Step[] {
    if (!this.#attending) return [];
    const steps: Step[] = [];
    for (const [alertId, known] of this.#known) {
      if (this.answered.has(alertId)) continue;
      if (known.waiting) {
        steps.push(this.#write(now, 'swo1', 'AcknowledgeAlert', { alertId }));
        known.resolveAt = hoursAfter(now, hoursUntilClosed);
      } else if (known.resolveAt !== undefined && known.resolveAt <= now) {
        delete known.resolveAt;
        steps.push(this.#write(now, 'swo1', 'ResolveAlert', resolution(alertId)));
      }
    }
    return steps;
  }
}

const resolution = (alertId: string) => ({
  alertId,
  outcome: 'actioned',
  note: 'Looked into with the post; followed in the crisis.',
  actionRefs: [],
});

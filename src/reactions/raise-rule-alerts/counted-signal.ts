import { microsOf } from '../../../contracts/clock';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { ReportSignal } from '../../../contracts/watch/signal';

/** The fields of a report that rules read. */
type Told = Pick<ReportSignal, 'place' | 'threats' | 'violenceType' | 'fatalities'>;

/** One report as rules count it. */
export interface CountedSignal {
  readonly signalId: string;
  /** The event that reported it, or revised it last. */
  readonly eventId: string;
  readonly position: number;
  /** When it was true in the world, in microseconds since 1970. */
  readonly at: number;
  readonly told: Told;
  readonly crisisId?: string;
  /** A to F: its latest grade, else what its source is known for, else F. */
  readonly reliability: string;
  readonly graded: boolean;
}

const worst = 'F';

const toldIn = ({ place, threats, violenceType, fatalities }: ReportSignal): Told => ({
  place: { country: place.country, precision: place.precision, ...(place.pcode && { pcode: place.pcode }) },
  threats: [...threats],
  violenceType,
  ...(fatalities && { fatalities }),
});

function reported(known: CountedSignal | undefined, { id, position, data, metadata }: RecordedEvent): CountedSignal {
  const report = data as unknown as ReportSignal;
  const graded = known?.graded ?? false;
  return {
    signalId: report.signalId,
    eventId: id,
    position,
    at: microsOf(metadata.effectiveAt),
    told: toldIn(report),
    ...(report.crisisId && { crisisId: report.crisisId }),
    reliability: known && graded ? known.reliability : (metadata.source?.reliability ?? worst),
    graded,
  };
}

type After = (known: CountedSignal | undefined, event: RecordedEvent) => CountedSignal | undefined;

const steps: Readonly<Record<string, After>> = {
  SignalReported: reported,
  SignalRevised: reported,
  SignalGraded: (known, { data }) => known && { ...known, reliability: String(data.reliability), graded: true },
  SignalLinked: (known, { data }) =>
    typeof data.crisisId === 'string' && known ? { ...known, crisisId: data.crisisId } : known,
  SignalWithdrawn: () => undefined,
  EventRetracted: (known, { data }) => (data.targetType === 'SignalReported' ? undefined : known),
  EventCorrected: (known, { data }) =>
    known && known.eventId === data.targetEventId
      ? { ...known, told: corrected(known.told, data.corrections as unknown as readonly Correction[]) }
      : known,
};

/** A signal after an event of its stream; undefined when it counts no longer. */
export const signalAfter: After = (known, event) =>
  Object.hasOwn(steps, event.type) ? steps[event.type]?.(known, event) : known;

interface Correction {
  readonly pointer: string;
  readonly value: string;
}

const corrected = (told: Told, corrections: readonly Correction[]): Told =>
  corrections.reduce((result, { pointer, value }) => {
    const path = pointer.split('/').slice(1);
    return Object.hasOwn(result, path[0] ?? '') ? (replaced(result, path, JSON.parse(value)) as Told) : result;
  }, told);

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? replaced(item, rest, by) : item));
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [name]: replaced(object[name], rest, by) };
}

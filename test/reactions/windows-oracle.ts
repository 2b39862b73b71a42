import type { RecordedEvent } from '../../contracts/event-log';
import type { Fatalities, SignalCount } from '../../contracts/watch/condition';
import { derive } from '../../src/platform/derive';
import { ruleId } from './log';

export type Windowed = SignalCount | Fatalities;

const micros = (instant: string) => Date.parse(instant) * 1000;
const told = ({ data }: RecordedEvent) => data as any;

/** All that a condition counts at one event, told from the whole log before it, by the words of the catalogue. */
function counted(wanted: Windowed, log: readonly RecordedEvent[], now: number) {
  const width = wanted.windowHours * 3_600_000_000;
  const about = (signalId: string, type: string) => log.filter((e) => e.type === type && told(e).signalId === signalId);
  return log
    .filter(({ type }) => type === 'SignalReported')
    .filter((e) => about(told(e).signalId, 'SignalWithdrawn').length === 0)
    .map((event) => {
      const { signalId } = told(event);
      const grade = about(signalId, 'SignalGraded').at(-1);
      const link = about(signalId, 'SignalLinked').findLast((e) => told(e).crisisId);
      const reliability: string = grade ? told(grade).reliability : (event.metadata.source?.reliability ?? 'F');
      return { event, data: told(event), reliability, crisisId: link ? told(link).crisisId : told(event).crisisId };
    })
    .filter(({ event, data, reliability }) => {
      const at = micros(event.metadata.effectiveAt);
      if (at < micros(event.metadata.recordedAt) - width || at < now - width) return false;
      if (wanted.countries.length > 0 && !wanted.countries.includes(data.country)) return false;
      if (wanted.violenceTypes.length > 0 && !wanted.violenceTypes.includes(data.violenceType)) return false;
      return wanted.kind === 'fatalities' ? data.fatalities.best > 0 : reliability <= wanted.minReliability;
    });
}

type Counted = ReturnType<typeof counted>[number];

function isEnough(wanted: Windowed, signals: readonly Counted[]): boolean {
  if (wanted.kind === 'signalCount') return signals.length >= wanted.atLeast;
  return signals.reduce((sum, { data }) => sum + data.fatalities.best, 0) >= wanted.bestAtLeast;
}

/** The evidence that an event completes, and what it is about; undefined where the condition does not hold. */
function heldAt(wanted: Windowed, log: readonly RecordedEvent[]) {
  const event = log.at(-1)!;
  if (event.type !== 'SignalReported' && event.type !== 'SignalGraded') return undefined;
  const all = counted(wanted, log, micros(event.metadata.recordedAt));
  const one = all.find(({ data }) => data.signalId === told(event).signalId);
  if (!one) return undefined;
  const belongs = ({ data, crisisId }: Counted) =>
    wanted.countries.length > 0 || data.country === one.data.country || (crisisId && crisisId === one.crisisId);
  const evidence = all.filter(belongs);
  if (!isEnough(wanted, evidence)) return undefined;
  const shared = new Set(evidence.map(({ crisisId }) => crisisId)).size === 1 && one.crisisId;
  return { subject: shared ? ['crisis', shared] : ['countryWatch', one.data.country], evidence };
}

interface Open {
  readonly alertId: string;
  readonly cited: Set<string>;
}

/** The evidence that an open alert does not have yet, which it then has. */
function takenUp(alert: Open, evidence: readonly Counted[]): readonly string[] {
  const fresh = evidence
    .map(({ event: { id, position } }) => `${id}@${position}`)
    .filter((ref) => !alert.cited.has(ref));
  for (const ref of fresh) alert.cited.add(ref);
  return [...fresh].sort();
}

/** What a rule has to send over a whole log, told the long way. */
export function expected(wanted: Windowed, log: readonly RecordedEvent[]) {
  const open = new Map<string, Open>();
  return log.flatMap((event, index) => {
    const resolved = event.type === 'AlertResolved' ? told(event).alertId : undefined;
    for (const [key, { alertId }] of open) if (alertId === resolved) open.delete(key);
    const held = heldAt(wanted, log.slice(0, index + 1));
    if (!held) return [];
    const key = held.subject.join(' ');
    const opened = {
      alertId: derive('watchfloor.alert/1', event.id, ruleId, ...held.subject),
      cited: new Set<string>(),
    };
    const alert = open.get(key) ?? opened;
    const evidence = takenUp(alert, held.evidence);
    if (evidence.length === 0) return [];
    open.set(key, alert);
    return [{ by: event.id, alertId: alert.alertId, evidence }];
  });
}

import { after, microsOf } from '../../../contracts/clock';
import { compareDecimals } from '../../../contracts/compare-decimals';
import { categoryOf, idOf, type RecordedEvent } from '../../../contracts/event-log';
import type {
  Condition,
  EventSeen,
  KeyFigure,
  RiskRank,
  RiskScore,
  Warning,
  WatchTierReached,
} from '../../../contracts/watch/condition';
import type { RecordRiskScore } from '../../../contracts/watch/country-watch';
import type { RecordKeyFigure } from '../../../contracts/watch/crisis';
import type { ReportSignal } from '../../../contracts/watch/signal';
import { aboutCrisisOrCountry, type Finding } from './finding';

const oneDay = 86_400;
const longestMonth = 31;

interface Keys {
  readonly crisisId?: string;
  readonly countries?: readonly string[];
  readonly country?: string;
}
const keysIn = ({ data }: RecordedEvent) => {
  const { crisisId, countries, country } = data as Keys;
  return { crisisId, countries: countries ?? (country === undefined ? [] : [country]) };
};

const isIn = (countries: readonly string[], event: RecordedEvent) =>
  countries.length === 0 || keysIn(event).countries.some((country) => countries.includes(country));

/** A warning that had expired when it was recorded raises nothing, so that importing history raises nothing. */
function warns({ severityAtLeast }: Warning, { type, data, metadata }: RecordedEvent): boolean {
  if (type !== 'SignalReported' && type !== 'SignalRevised') return false;
  const { warning } = data as unknown as ReportSignal;
  if (!warning || warning.severity < severityAtLeast) return false;
  const expiresAt = warning.expiresAt ?? after(metadata.effectiveAt, oneDay);
  return microsOf(expiresAt) > microsOf(metadata.recordedAt);
}

function reaches({ metric, atLeast, atMost }: KeyFigure, { type, data }: RecordedEvent): boolean {
  if (type !== 'KeyFigureRecorded' && type !== 'KeyFigureRestated') return false;
  const figure = data as unknown as RecordKeyFigure;
  if (figure.metric !== metric) return false;
  return atLeast === undefined
    ? compareDecimals(figure.value, atMost ?? figure.value) <= 0
    : compareDecimals(figure.value, atLeast) >= 0;
}

/** A score of the model and metric whose months had not passed when it was recorded: importing history raises nothing. */
function scoreIn({ modelId, metric }: RiskScore | RiskRank, { type, data, metadata }: RecordedEvent) {
  if (type !== 'RiskScoreRecorded') return undefined;
  const score = data as unknown as RecordRiskScore;
  if (score.modelId !== modelId || score.metric !== metric) return undefined;
  const seconds = (score.horizonMonths * longestMonth + 1) * oneDay;
  const passed = microsOf(metadata.effectiveAt) + seconds * 1_000_000 < microsOf(metadata.recordedAt);
  return passed ? undefined : score;
}

function ranks(condition: RiskRank, event: RecordedEvent): boolean {
  const rank = scoreIn(condition, event)?.rank;
  return rank !== undefined && rank <= condition.atMost;
}

function scores(condition: RiskScore, event: RecordedEvent): boolean {
  const score = scoreIn(condition, event);
  return score !== undefined && compareDecimals(score.value, condition.atLeast) >= 0;
}

/** A tier that falls is no reason for an alert, however high it still is. */
function rises({ atLeast }: WatchTierReached, { type, data }: RecordedEvent): boolean {
  if (type === 'CountryWatchOpened') return Number(data.tier) >= atLeast;
  return type === 'WatchTierChanged' && Number(data.to) >= atLeast && Number(data.to) > Number(data.from ?? 0);
}

/** What `RaiseAlert` records for the system, and its refusals: to wait for those would raise alerts without end. */
const echoes = new Set(['AlertRaised', 'AlertEvidenceAdded', 'AlertReturned', 'CommandRefused', 'RefusalsRepeated']);

function isSeen({ types }: EventSeen, event: RecordedEvent): boolean {
  if (event.metadata.actor.role === 'system' && echoes.has(event.type)) return false;
  const { crisisId, countries } = keysIn(event);
  return types.length > 0 ? types.includes(event.type) : crisisId !== undefined || countries.length > 0;
}

function meets(condition: Condition, event: RecordedEvent): boolean {
  switch (condition.kind) {
    case 'warning':
      return warns(condition, event) && isIn(condition.countries, event);
    case 'keyFigure':
      return reaches(condition, event) && isIn(condition.countries, event);
    case 'riskScore':
      return scores(condition, event) && isIn(condition.countries, event);
    case 'riskRank':
      return ranks(condition, event) && isIn(condition.countries, event);
    case 'watchTier':
      return rises(condition, event) && isIn(condition.countries, event);
    case 'eventSeen':
      return isSeen(condition, event) && isIn(condition.countries, event);
    default:
      return false;
  }
}

/** What one event says to a condition that needs no window; undefined when the condition does not hold. */
export function findingIn(condition: Condition, event: RecordedEvent): Finding | undefined {
  if (!meets(condition, event)) return undefined;
  const { crisisId, countries } = keysIn(event);
  const [country] = countries;
  const { id, position, stream, data } = event;
  // A watch is a subject itself: that of a region is about none of its countries alone.
  const isWatch = categoryOf(stream) === 'countryWatch';
  const about =
    crisisId === undefined && (country === undefined || isWatch)
      ? { subject: { kind: categoryOf(stream), id: idOf(stream) } }
      : aboutCrisisOrCountry(crisisId, country ?? '');
  // The clock of a warning finds its alert by the signal that it cites.
  const evidence =
    condition.kind === 'warning'
      ? { kind: 'signal', ref: String(data.signalId) }
      : { kind: 'event', ref: `${id}@${position}` };
  return { ...about, countries, cited: [{ key: evidence.ref, evidence }] };
}

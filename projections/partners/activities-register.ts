import type { Known } from '../../contracts/kernel/messages';
import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import type { PartnerEvent } from '../../contracts/partners/partner-registry';
import { foldedRegister } from '../register';
import { shownPlace } from './shown-place';

type Recorded = Known<InitiativeEvent, 'ActivityRecorded'>;
type Reported = Known<PartnerEvent, 'PartnerActivityReported'>;
type ActivityRow = Recorded | Reported | null;

const common = ({ position, metadata, data }: Recorded | Reported) => ({
  title: data.title,
  country: data.place.country,
  from: data.period.from,
  to: data.period.to ?? null,
  position,
  recordedAt: metadata.recordedAt,
});

const own = (event: Recorded) => ({
  ...common(event),
  origin: 'own',
  kind: event.data.kind,
  sector: null,
  status: null,
  place: shownPlace(event.data.place, event.data.shownPrecision),
  participants: event.data.participants.total,
  targeted: null,
  milestone: event.data.milestone ? 1 : 0,
  ownerId: event.data.localOwnerId,
  initiativeId: event.data.initiativeId,
  engagementId: event.data.engagementId,
  source: null,
});

/** What a partner publishes of itself is shown as exactly as it does. */
const reported = (event: Reported) => ({
  ...common(event),
  origin: 'reported',
  kind: null,
  sector: event.data.sector,
  status: event.data.status,
  place: shownPlace(event.data.place, event.data.place.precision),
  participants: event.data.reached ?? null,
  targeted: event.data.targeted ?? null,
  milestone: null,
  ownerId: event.data.partnerId,
  initiativeId: null,
  engagementId: null,
  source: event.data.external?.source ?? null,
});

/** A key that a partner gives is unique among its own activities only. */
const keyOf = (event: Recorded | Reported) =>
  event.type === 'ActivityRecorded' ? event.data.activityId : `${event.data.partnerId}.${event.data.activityKey}`;

/** What was done: activities of initiatives and those that partners report, one row each. */
export const activitiesRegister = foldedRegister<Recorded | Reported>()({
  name: 'activities',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    origin: 'text',
    kind: 'text',
    sector: 'text',
    status: 'text',
    country: 'text',
    from: 'text',
    to: 'text',
    participants: 'integer',
    targeted: 'integer',
    milestone: 'integer',
    ownerId: 'text',
    initiativeId: 'text',
    engagementId: 'text',
    source: 'text',
    position: 'integer',
    recordedAt: 'text',
  },
  indexes: ['position', 'ownerId', 'engagementId'],
  search: ['title'],
  keys: (event) => [keyOf(event as Recorded | Reported)],
  blank: null as ActivityRow,
  on: {
    ActivityRecorded: (_, event) => event as Recorded,
    PartnerActivityReported: (_, event) => event as Reported,
  },
  show: (row) => {
    if (!row) return {};
    return row.type === 'ActivityRecorded' ? own(row) : reported(row);
  },
});

import type { Known } from '../../contracts/kernel/messages';
import type { SignalEvent } from '../../contracts/watch/signal';
import { sealedAt } from '../board';
import { foldedRegister } from '../register';
import { blankSignal, type SignalRow, shownSignal } from './signal-row';

type Report = Known<SignalEvent, 'SignalReported' | 'SignalRevised'>;
type Linked = Known<SignalEvent, 'SignalLinked'>;

/** Keys of later events win, because links set them. */
const keyed = (row: SignalRow, { crisisId, engagementId }: SignalEvent['data']): SignalRow => ({
  ...row,
  ...(crisisId !== undefined && { crisisId }),
  ...(engagementId !== undefined && { engagementId }),
});

const reported = (row: SignalRow, event: Report): SignalRow => ({
  ...keyed(row, event.data),
  report: event.data,
  text: sealedAt(event, 'text', event.data.text),
  recordedAt: row.recordedAt ?? event.metadata.recordedAt,
  position: row.position ?? event.position,
  reportedBy: row.reportedBy ?? event.metadata.actor.id,
  ...(event.type === 'SignalRevised' && { revisedAt: event.metadata.recordedAt }),
});

const corroborated = (row: SignalRow, by: string): SignalRow => ({
  ...row,
  corroboratedBy: row.corroboratedBy.includes(by) ? row.corroboratedBy : [...row.corroboratedBy, by],
});

function linked(row: SignalRow, { data }: Linked): SignalRow {
  const { relation, to } = data;
  const known = row.links.some(
    (link) => link.relation === relation && link.kind === to.kind && link.id === (to.id ?? null),
  );
  return {
    ...keyed(row, data),
    links: known ? row.links : [...row.links, { relation, kind: to.kind, id: to.id ?? null }],
  };
}

/** The other signal that a link speaks of as corroborated. */
const corroboratedBy = (event: Known<SignalEvent>) =>
  event.type === 'SignalLinked' && event.data.relation === 'corroborates' && event.data.to.kind === 'signal'
    ? event.data.to.id
    : undefined;

/** Reports of what happened, one row per signal; totals of fatalities are sums over its integer columns. */
export const signalsRegister = foldedRegister<SignalEvent>()({
  name: 'signals',
  version: 1,
  category: 'signal',
  readers: 'any',
  columns: {
    occurredFrom: 'text',
    occurredTo: 'text',
    recordedAt: 'text',
    position: 'integer',
    delay: 'integer',
    country: 'text',
    pcode: 'text',
    precision: 'text',
    violenceType: 'text',
    sourceType: 'text',
    sourceRef: 'text',
    source: 'text',
    externalKey: 'text',
    batchId: 'text',
    state: 'text',
    grade: 'text',
    reliability: 'text',
    credibility: 'text',
    crisisId: 'text',
    engagementId: 'text',
    accessConstraint: 'text',
    fatalitiesLow: 'integer',
    fatalitiesBest: 'integer',
    fatalitiesHigh: 'integer',
    fatalitiesCivilians: 'integer',
    displaced: 'integer',
    corroborations: 'integer',
    warningSeverity: 'integer',
    reportedBy: 'text',
  },
  indexes: ['position', 'occurredFrom', 'crisisId', 'batchId'],
  search: ['headline', 'text', 'actors', 'placeName', 'sourceRef'],
  keys: (event) => [event.data.signalId, corroboratedBy(event)].filter((key) => key !== undefined),
  blank: blankSignal,
  on: {
    SignalReported: reported,
    SignalRevised: reported,
    // A row needs a report: where it was struck, what followed makes no row of its own.
    SignalGraded: (row, { data }) => row.report && { ...keyed(row, data), grade: data },
    SignalLinked: (row, event, key) => {
      if (!row.report) return undefined;
      return key === event.data.signalId ? linked(row, event) : corroborated(row, event.data.signalId);
    },
    SignalWithdrawn: (row, { data, metadata }) =>
      row.report && { ...keyed(row, data), withdrawnAt: metadata.recordedAt },
  },
  show: shownSignal,
});

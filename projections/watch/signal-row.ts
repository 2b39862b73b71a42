import { secondsBetween } from '../../contracts/clock';
import type { JsonObject } from '../../contracts/encoding';
import type { SignalEvent } from '../../contracts/watch/signal';

type Reported = Extract<SignalEvent, { type: 'SignalReported' }>['data'];
type Graded = Extract<SignalEvent, { type: 'SignalGraded' }>['data'];

/** What a signal was linked to, as the register lists it. */
export interface SignalLink {
  readonly relation: string;
  readonly kind: string;
  readonly id: string | null;
}

/** A signal as its events left it; the text stays sealed. */
export interface SignalRow {
  readonly report?: Reported;
  readonly text?: JsonObject;
  readonly recordedAt?: string;
  readonly position?: number;
  readonly reportedBy?: string;
  readonly revisedAt?: string;
  readonly crisisId?: string;
  readonly engagementId?: string;
  readonly grade?: Pick<Graded, 'reliability' | 'credibility'>;
  readonly links: readonly SignalLink[];
  readonly corroboratedBy: readonly string[];
  readonly withdrawnAt?: string;
}

export const blankSignal: SignalRow = { links: [], corroboratedBy: [] };

const stateOf = ({ withdrawnAt, links, grade }: SignalRow) => {
  if (withdrawnAt !== undefined) return 'withdrawn';
  if (links.length > 0) return 'linked';
  return grade ? 'graded' : 'reported';
};

const timeColumns = (row: SignalRow, { occurred }: Reported) => ({
  occurredFrom: occurred.from,
  occurredTo: occurred.to,
  occurredPrecision: occurred.precision,
  recordedAt: row.recordedAt ?? null,
  revisedAt: row.revisedAt ?? null,
  delay: row.recordedAt === undefined ? null : secondsBetween(occurred.from, row.recordedAt),
  position: row.position ?? null,
});

const placeColumns = ({ place }: Reported) => ({
  country: place.country,
  pcode: place.pcode ?? null,
  placeName: place.name ?? null,
  latitude: place.latitude ?? null,
  longitude: place.longitude ?? null,
  precision: place.precision,
});

const tollColumns = ({ fatalities, displaced }: Reported) => ({
  fatalitiesLow: fatalities?.low ?? null,
  fatalitiesBest: fatalities?.best ?? null,
  fatalitiesHigh: fatalities?.high ?? null,
  fatalitiesCivilians: fatalities?.civilians ?? null,
  displaced: displaced ?? null,
});

const sourceColumns = ({ sourceType, sourceRef, external }: Reported) => ({
  sourceType,
  sourceRef,
  source: external?.source ?? null,
  externalKey: external?.key ?? null,
  externalVersion: external?.version ?? null,
  batchId: external?.batchId ?? null,
});

const matterColumns = (row: SignalRow, report: Reported) => ({
  headline: report.headline,
  text: row.text ?? null,
  threats: report.threats,
  violenceType: report.violenceType,
  actors: report.actors,
  accessConstraint: report.accessConstraint,
  warningSeverity: report.warning?.severity ?? null,
  warningExpiresAt: report.warning?.expiresAt ?? null,
});

const workColumns = (row: SignalRow) => ({
  state: stateOf(row),
  reliability: row.grade?.reliability ?? null,
  credibility: row.grade?.credibility ?? null,
  grade: row.grade ? `${row.grade.reliability}/${row.grade.credibility}` : null,
  crisisId: row.crisisId ?? null,
  engagementId: row.engagementId ?? null,
  corroboratedBy: row.corroboratedBy,
  corroborations: row.corroboratedBy.length,
  linkedTo: row.links.map((link) => ({ ...link })),
  reportedBy: row.reportedBy ?? null,
  withdrawnAt: row.withdrawnAt ?? null,
});

/** Columns of register `signals`; a row whose report was struck shows only what is left of it. */
export const shownSignal = (row: SignalRow) => ({
  ...(row.report && {
    ...timeColumns(row, row.report),
    ...placeColumns(row.report),
    ...tollColumns(row.report),
    ...sourceColumns(row.report),
    ...matterColumns(row, row.report),
  }),
  ...workColumns(row),
});

import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import { coarser } from '../../contracts/vocabulary/places';
import { emptySet, type OpenSet, openCount } from '../open-set';
import { shownPlace } from './shown-place';

type Data<T extends InitiativeEvent['type']> = Extract<InitiativeEvent, { type: T }>['data'];
type Activity = Data<'ActivityRecorded'>;

/** An initiative as the board keeps it. */
export interface InitiativeRow {
  readonly proposed?: Data<'InitiativeProposed'>;
  readonly launched?: Data<'InitiativeLaunched'>;
  readonly outcome?: string;
  readonly activities: OpenSet;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byGroup: Readonly<Record<string, number>>;
  readonly participants: number;
  readonly firstTime: number;
  readonly lastActivityAt?: string;
  readonly concerns: OpenSet;
  /** True once somebody asked to suspend the activity. */
  readonly suspend: boolean;
}

export const blankInitiative: InitiativeRow = {
  activities: emptySet,
  byKind: {},
  byGroup: {},
  participants: 0,
  firstTime: 0,
  concerns: emptySet,
  suspend: false,
};

const plus = (sums: Readonly<Record<string, number>>, name: string, more: number) => ({
  ...sums,
  [name]: (sums[name] ?? 0) + more,
});

/** The row with one more activity; one that it holds already adds nothing. */
export function withActivity(row: InitiativeRow, activities: OpenSet, data: Activity, at: string): InitiativeRow {
  if (activities === row.activities) return row;
  return {
    ...row,
    activities,
    byKind: plus(row.byKind, data.kind, 1),
    byGroup: data.groupCounts.reduce((sums, { group, count }) => plus(sums, group, count), row.byGroup),
    participants: row.participants + data.participants.total,
    firstTime: row.firstTime + data.participants.firstTime,
    lastActivityAt: row.lastActivityAt !== undefined && row.lastActivityAt > at ? row.lastActivityAt : at,
  };
}

const stateOf = ({ outcome, launched }: InitiativeRow) => outcome ?? (launched ? 'running' : 'proposed');

const placeOf = ({ proposed, launched }: InitiativeRow) => {
  if (!proposed) return null;
  const known = proposed.place;
  // Until somebody says how exactly it may be shown, only the country is.
  const allowed = launched?.doNoHarm.placeMayBeShown ?? 'country';
  return shownPlace(known, coarser(known.precision, allowed));
};

const proposalColumns = (proposed: InitiativeRow['proposed']) => ({
  title: proposed?.title ?? null,
  engagementId: proposed?.engagementId ?? null,
  crisisId: proposed?.crisisId ?? null,
  country: proposed?.country ?? null,
  localOwnerId: proposed?.localOwnerId ?? null,
  groups: proposed?.groups ?? [],
  driverIds: proposed?.driverIds ?? [],
  experiment: proposed?.experiment ?? null,
});

/** Columns of board `initiatives`. */
export const shownInitiative = (row: InitiativeRow) => ({
  ...proposalColumns(row.proposed),
  place: placeOf(row),
  from: (row.launched ?? row.proposed)?.period.from ?? null,
  to: (row.launched ?? row.proposed)?.period.to ?? null,
  state: stateOf(row),
  activities: openCount(row.activities),
  byKind: { ...row.byKind },
  participants: row.participants,
  participantsByGroup: { ...row.byGroup },
  firstTime: row.firstTime,
  lastActivityAt: row.lastActivityAt ?? null,
  openConcerns: openCount(row.concerns),
  suspendActivity: row.suspend,
});

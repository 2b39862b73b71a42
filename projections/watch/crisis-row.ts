import { after } from '../../contracts/clock';
import type { JsonObject } from '../../contracts/encoding';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import { emptySet, type OpenSet, openCount } from '../open-set';

type Data<T extends CrisisEvent['type']> = Extract<CrisisEvent, { type: T }>['data'];

/** The latest value of one metric, with the figure it restates. */
export interface FigureRow {
  readonly figureId: string;
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly measuredOn: string;
  readonly confidence: string;
  readonly sourceRef: string;
  readonly position: number;
  readonly previousValue: string | null;
}

/** The latest situation update as the board shows it. */
export interface UpdateRow {
  readonly number: number;
  readonly at: string;
  readonly significant: boolean;
  /** The beginning; the record holds all of it. */
  readonly text: string;
  readonly by: string;
}

/** A decision that somebody waits for; its due time has six fraction digits. */
interface AskedDecision {
  readonly decisionId: string;
  readonly dueAt: string;
}

type Direction = Data<'CrisisDirectionSet'>;

/** A crisis as the board keeps it: what its events said last, and sets of ids behind each count. */
export interface CrisisRow {
  readonly opening?: Data<'CrisisOpened'>;
  readonly countries: readonly string[];
  readonly openedAt?: string;
  readonly status?: string;
  readonly statusSince?: string;
  readonly severity?: number;
  readonly severityBefore?: number;
  readonly severitySince?: string;
  readonly scaleVersion?: number;
  readonly direction?: Direction;
  readonly lastReportAt?: string;
  /** Where the next report is counted from; absent while none is due. */
  readonly reportFrom?: string;
  readonly lastUpdate?: UpdateRow;
  readonly reportNumber?: number;
  readonly figures: readonly FigureRow[];
  readonly closedAt?: string;
  readonly mergedInto?: string;
  readonly alerts: OpenSet;
  readonly criticals: OpenSet;
  readonly signals: OpenSet;
  /** Decisions that are asked for and neither taken nor withdrawn. */
  readonly decisions: readonly AskedDecision[];
  readonly taskings: OpenSet;
  /** Interagency management as it was changed last. */
  readonly management?: JsonObject;
}

export const blankCrisis: CrisisRow = {
  countries: [],
  figures: [],
  alerts: emptySet,
  criticals: emptySet,
  signals: emptySet,
  decisions: [],
  taskings: emptySet,
};

const hour = 3600;
const dueOf = ({ reportFrom, direction }: CrisisRow) =>
  reportFrom && direction && direction.reportEveryHours > 0
    ? after(reportFrom, direction.reportEveryHours * hour)
    : null;

const earliestDue = (decisions: readonly AskedDecision[]) => decisions.map(({ dueAt }) => dueAt).sort()[0];

const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);

/** Columns of board `crises`; null where nothing is known yet. One literal: a row is shown after each of its events. */
export const shownCrisis = (row: CrisisRow) => ({
  title: orNull(row.opening?.title),
  kind: orNull(row.opening?.kind),
  glide: orNull(row.opening?.glide),
  fromAlertId: orNull(row.opening?.fromAlertId),
  countries: row.countries,
  openedAt: orNull(row.openedAt),
  status: orNull(row.status),
  statusSince: orNull(row.statusSince),
  severity: orNull(row.severity),
  severityBefore: orNull(row.severityBefore),
  severitySince: orNull(row.severitySince),
  scaleVersion: orNull(row.scaleVersion),
  closedAt: orNull(row.closedAt),
  mergedInto: orNull(row.mergedInto),
  leadDesk: orNull(row.direction?.leadDesk ?? row.opening?.leadDesk),
  leadUserId: orNull(row.direction?.leadUserId),
  leadTeamId: orNull(row.direction?.leadTeamId),
  reportEveryHours: orNull(row.direction?.reportEveryHours),
  objectives: (row.direction?.objectives ?? []).map(({ objectiveId, text }) => ({ objectiveId, text })),
  safetyMessage: orNull(row.direction?.safetyMessage),
  levels: row.direction?.levels ?? [],
  lastReportAt: orNull(row.lastReportAt),
  reportDue: dueOf(row),
  lastUpdate: row.lastUpdate ? { ...row.lastUpdate } : null,
  reportNumber: orNull(row.reportNumber),
  keyFigures: row.figures.map((figure) => ({ ...figure })),
  openAlerts: openCount(row.alerts),
  criticalAlerts: openCount(row.criticals),
  signals: openCount(row.signals),
  nextDecisionDue: orNull(earliestDue(row.decisions)),
  openTaskings: openCount(row.taskings),
  management: row.management ?? null,
});

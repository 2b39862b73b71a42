import { after } from '../../contracts/clock';
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
}

export const blankCrisis: CrisisRow = {
  countries: [],
  figures: [],
  alerts: emptySet,
  criticals: emptySet,
  signals: emptySet,
};

const hour = 3600;
const dueOf = ({ reportFrom, direction }: CrisisRow) =>
  reportFrom && direction && direction.reportEveryHours > 0
    ? after(reportFrom, direction.reportEveryHours * hour)
    : null;

/** Columns of board `crises`; null where nothing is known yet. One literal: a row is shown after each of its events. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: defaults of independent columns, not branches
export const shownCrisis = (row: CrisisRow) => ({
  title: row.opening?.title ?? null,
  kind: row.opening?.kind ?? null,
  glide: row.opening?.glide ?? null,
  fromAlertId: row.opening?.fromAlertId ?? null,
  countries: row.countries,
  openedAt: row.openedAt ?? null,
  status: row.status ?? null,
  statusSince: row.statusSince ?? null,
  severity: row.severity ?? null,
  severityBefore: row.severityBefore ?? null,
  severitySince: row.severitySince ?? null,
  scaleVersion: row.scaleVersion ?? null,
  closedAt: row.closedAt ?? null,
  mergedInto: row.mergedInto ?? null,
  leadDesk: row.direction?.leadDesk ?? row.opening?.leadDesk ?? null,
  leadUserId: row.direction?.leadUserId ?? null,
  leadTeamId: row.direction?.leadTeamId ?? null,
  reportEveryHours: row.direction?.reportEveryHours ?? null,
  objectives: row.direction?.objectives.map(({ objectiveId, text }) => ({ objectiveId, text })) ?? [],
  safetyMessage: row.direction?.safetyMessage ?? null,
  levels: row.direction?.levels ?? [],
  lastReportAt: row.lastReportAt ?? null,
  reportDue: dueOf(row),
  lastUpdate: row.lastUpdate ? { ...row.lastUpdate } : null,
  reportNumber: row.reportNumber ?? null,
  keyFigures: row.figures.map((figure) => ({ ...figure })),
  openAlerts: openCount(row.alerts),
  criticalAlerts: openCount(row.criticals),
  signals: openCount(row.signals),
});

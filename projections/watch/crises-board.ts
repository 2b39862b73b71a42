import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import type { InteragencyManagementEvent } from '../../contracts/decisions/interagency-management';
import type { Known } from '../../contracts/kernel/messages';
import type { AlertEvent } from '../../contracts/watch/alert';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import type { SignalEvent } from '../../contracts/watch/signal';
import { board } from '../board';
import { instant } from '../deadlines/instant';
import { isTaskingEnd, managementOf } from '../decisions/parts';
import { ended, opened } from '../open-set';
import { withFigure } from './crisis-figures';
import { blankCrisis, type CrisisRow, shownCrisis } from './crisis-row';

/** A row is pushed whole with every change, so it carries the first lines of an update only. */
const beginning = (text: string) =>
  text.length <= 280
    ? text
    : `${text
        .slice(0, 279)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;

type Heard = CrisisEvent | AlertEvent | SignalEvent | DecisionEvent | InteragencyManagementEvent;

const withSignal = (row: CrisisRow, { data }: Known<SignalEvent>): CrisisRow => ({
  ...row,
  signals: opened(row.signals, data.signalId),
});

const withoutDecision = (row: CrisisRow, { data }: Known<DecisionEvent>): CrisisRow => ({
  ...row,
  decisions: row.decisions.filter(({ decisionId }) => decisionId !== data.decisionId),
});

/** The watch officer's picture: one row per crisis. */
export const crisesBoard = board<Heard>()({
  topic: 'crises',
  version: 1,
  category: 'crisis',
  readers: 'any',
  keys: ({ data }) => (data.crisisId === undefined ? [] : [data.crisisId]),
  blank: blankCrisis,
  on: {
    CrisisOpened: (row, { data, metadata }) => ({
      ...row,
      opening: data,
      countries: data.countries,
      openedAt: metadata.recordedAt,
      status: data.status,
      statusSince: metadata.recordedAt,
      severity: data.severity,
      severitySince: metadata.recordedAt,
      scaleVersion: data.scaleVersion,
    }),
    CrisisDirectionSet: (row, { data, metadata }) => ({
      ...row,
      direction: data,
      reportFrom: row.lastReportAt ?? metadata.recordedAt,
    }),
    CrisisStatusChanged: ({ closedAt: _, mergedInto: __, ...row }, { data, metadata }) => ({
      ...row,
      status: data.to,
      statusSince: metadata.recordedAt,
    }),
    CrisisSeverityChanged: (row, { data, metadata }) => ({
      ...row,
      severity: data.severity,
      severityBefore: data.from,
      severitySince: metadata.recordedAt,
      scaleVersion: data.scaleVersion,
    }),
    KeyFigureRecorded: (row, event) => ({ ...row, figures: withFigure(row.figures, event) }),
    KeyFigureRestated: (row, event) => ({ ...row, figures: withFigure(row.figures, event) }),
    SituationUpdatePosted: (row, { data, metadata }) => ({
      ...row,
      lastReportAt: metadata.recordedAt,
      reportFrom: metadata.recordedAt,
      lastUpdate: {
        number: data.number,
        at: metadata.recordedAt,
        significant: data.significant,
        text: beginning(data.text),
        by: metadata.actor.id,
      },
    }),
    SituationReportIssued: (row, { data, metadata }) => ({
      ...row,
      lastReportAt: metadata.recordedAt,
      reportFrom: metadata.recordedAt,
      reportNumber: data.number,
    }),
    CrisisClosed: ({ reportFrom: _, ...row }, { data, metadata }) => ({
      ...row,
      status: 'closed',
      statusSince: metadata.recordedAt,
      closedAt: metadata.recordedAt,
      ...(data.mergedInto !== undefined && { mergedInto: data.mergedInto }),
    }),
    AlertRaised: (row, { data }) => ({
      ...row,
      alerts: opened(row.alerts, data.alertId),
      criticals: data.severity === 4 ? opened(row.criticals, data.alertId) : row.criticals,
    }),
    AlertResolved: (row, { data }) => ({
      ...row,
      alerts: ended(row.alerts, data.alertId),
      criticals: ended(row.criticals, data.alertId),
    }),
    SignalReported: withSignal,
    SignalRevised: withSignal,
    SignalLinked: withSignal,
    SignalWithdrawn: (row, { data }) => ({ ...row, signals: ended(row.signals, data.signalId) }),
    DecisionRequested: (row, { data: { decisionId, dueAt } }) => ({
      ...row,
      decisions: [...row.decisions, { decisionId, dueAt: instant(dueAt) }],
    }),
    DecisionTaken: withoutDecision,
    DecisionWithdrawn: withoutDecision,
    TaskingIssued: (row, { data }) => ({ ...row, taskings: opened(row.taskings, data.taskingId) }),
    TaskingStatusChanged: (row, { data }) =>
      isTaskingEnd(data.status) ? { ...row, taskings: ended(row.taskings, data.taskingId) } : row,
    InteragencyManagementChanged: (row, event) => ({ ...row, management: managementOf(event) }),
  },
  show: shownCrisis,
});

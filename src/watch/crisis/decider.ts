import type { CrisisKeys } from '../../../contracts/watch/crisis';
import {
  type CrisisCommand,
  type CrisisEvent,
  crisisCommands,
  crisisEvents,
} from '../../../contracts/watch/crisis-registry';
import { defineDecider } from '../../platform/decider';
import { conclusion } from './conclusion';
import { content } from './content';
import { course } from './course';
import { type Crisis, type CrisisEvolution, type CrisisFacts, type CrisisStatus, said, unopened } from './crisis-state';

const evolve: CrisisEvolution = {
  CrisisOpened: (crisis, data) => ({
    ...crisis,
    opened: said.opening(data),
    status: data.status as CrisisStatus,
    severity: data.severity,
  }),
  CrisisDirectionSet: (crisis, data) => ({ ...crisis, direction: said.direction(data) }),
  CrisisStatusChanged: ({ mergedInto: _, ...crisis }, { to }) => ({ ...crisis, status: to, finalReport: false }),
  CrisisSeverityChanged: (crisis, { severity }) => ({ ...crisis, severity }),
  KeyFigureRecorded: (crisis, data) => withFigure(crisis, said.figure(data)),
  KeyFigureRestated: (crisis, data) => withFigure(crisis, said.figure(data)),
  SituationUpdatePosted: (crisis, { number }) => ({ ...crisis, updates: number }),
  SituationReportIssued: (crisis, data) => ({
    ...crisis,
    reports: { ...crisis.reports, [data.situationReportId]: said.report(data) },
    finalReport: crisis.finalReport || data.final,
  }),
  CrisisClosed: (crisis, { mergedInto }) => ({ ...crisis, status: 'closed', ...(mergedInto && { mergedInto }) }),
};

const withFigure = (crisis: Crisis, figure: ReturnType<typeof said.figure>): Crisis => ({
  ...crisis,
  figures: { ...crisis.figures, [figure.figureId]: figure },
});

/** Decides what may happen to one crisis, the subject of a row on the live board (domain.md §2.1). */
export const crisis = defineDecider<CrisisCommand, CrisisEvent, CrisisKeys, CrisisFacts>()<Crisis>({
  category: 'crisis',
  id: 'crisisId',
  commands: crisisCommands,
  events: crisisEvents,
  initial: unopened,
  keys: ({ opened }) => (opened ? { crisisId: opened.crisisId, countries: opened.countries } : {}),
  decide: { ...course, ...content, ...conclusion },
  evolve,
});

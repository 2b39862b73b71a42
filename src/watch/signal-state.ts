import type { Issued, Meta } from '../../contracts/kernel/messages';
import { same } from '../../contracts/kernel/same';
import { GradeSignal, LinkSignal, ReportSignal } from '../../contracts/watch/signal';
import { contentOf } from '../platform/content-of';

/** What the rules of a signal need to know of its past. */
export interface Signal {
  /** The report as last recorded. */
  readonly report?: Readonly<ReportSignal>;
  /** Who wrote the report, a principal under delegation included. */
  readonly authors: readonly string[];
  readonly country?: string;
  readonly crisisId?: string;
  readonly engagementId?: string;
  /** Latest grade by grader. */
  readonly grades: Readonly<Record<string, Readonly<GradeSignal>>>;
  /** True once somebody other than its authors graded it. */
  readonly gradedByOthers: boolean;
  readonly links: readonly Readonly<LinkSignal>[];
  readonly withdrawn: boolean;
}

/** A signal that nobody has reported yet. */
export const unreported: Signal = { authors: [], grades: {}, gradedByOthers: false, links: [], withdrawn: false };

/** What each command said, taken from the data of its event. */
export const said = {
  report: contentOf(ReportSignal),
  grade: contentOf(GradeSignal),
  link: contentOf(LinkSignal),
};

/** The persons who stand behind an act: who did it, and for whom (domain.md §1.8). */
export const personsOf = ({ actor, onBehalfOf }: Pick<Issued | Meta, 'actor' | 'onBehalfOf'>): readonly string[] =>
  onBehalfOf === undefined ? [actor.id] : [actor.id, onBehalfOf];

/**
 * True when a report says what is recorded. The version and batch of an outside record are not content, and a report
 * that names no crisis does not take back a link.
 */
export function saysTheSame(recorded: Readonly<ReportSignal>, report: Readonly<ReportSignal>): boolean {
  const { crisisId: linked, external: known, ...before } = recorded;
  const { crisisId, external, ...now } = report;
  return same(before, now) && isSameRecord(known, external) && (crisisId === undefined || crisisId === linked);
}

type External = ReportSignal['external'];
/** True when both stand for one outside record, or neither for any. */
export const isSameRecord = (a: External, b: External): boolean => a?.source === b?.source && a?.key === b?.key;

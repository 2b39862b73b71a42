import type { StreamFact } from '../../contracts/facts';
import { same } from '../../contracts/kernel/same';
import {
  type LinkSignal,
  type ReportSignal,
  type SignalCommand,
  type SignalEvent,
  type SignalKeys,
  signalCommands,
  signalEvents,
} from '../../contracts/watch/signal';
import { checked, defineDecider, rule, stop } from '../platform/decider';
import { personsOf } from '../platform/persons-of';
import { isSameRecord, type Signal, said, saysTheSame, unreported } from './signal-state';

interface SignalFacts {
  /** Events of the signal that a link names as corroborated. */
  readonly corroborated: StreamFact;
}

const isReported = stop<Signal, object, SignalFacts>('NOT_FOUND', (_, { report }) => !report && {});
const stands = stop<Signal, object, SignalFacts>(
  'RECORD_CLOSED',
  (_, { withdrawn }) => withdrawn && { state: 'withdrawn' },
);

/** Decides what may happen to one report of something that happened or is said to have happened (domain.md §2.1). */
export const signal = defineDecider<SignalCommand, SignalEvent, SignalKeys, SignalFacts>()<Signal>({
  category: 'signal',
  id: 'signalId',
  commands: signalCommands,
  events: signalEvents,
  initial: unreported,
  keys: ({ report, country, crisisId, engagementId }) => ({
    ...(report && { signalId: report.signalId }),
    ...(country && { country }),
    ...(crisisId && { crisisId }),
    ...(engagementId && { engagementId }),
  }),

  decide: {
    ReportSignal: {
      done: (command, { report }) => report !== undefined && saysTheSame(report, command),
      refuse: [
        stands,
        stop('ALREADY_EXISTS', ({ signalId, external }, { report }) => {
          const revises = external !== undefined && isSameRecord(external, report?.external);
          return report && !revises && { signalId };
        }),
        // An outside record is kept as its source gave it; whoever types counts can still put them right.
        rule('COUNTS_INCONSISTENT', ({ fatalities, external }) => external === undefined && contradiction(fatalities)),
      ],
      record: (command, { report }) => [
        { type: report ? 'SignalRevised' : 'SignalReported', data: { ...command, country: command.place.country } },
      ],
    },

    GradeSignal: {
      done: (command, { grades }, { actor }) => same(grades[actor.id], command),
      refuse: [
        isReported,
        stands,
        rule('SELF_GRADING', (_, { authors, gradedByOthers }, issued) => {
          const own = personsOf(issued).filter((person) => authors.includes(person));
          return !gradedByOthers && own.length > 0 && { author: own[0] };
        }),
      ],
      record: (command) => [{ type: 'SignalGraded', data: { ...command } }],
    },

    LinkSignal: {
      facts: ({ relation, to }): { corroborated?: { stream: string } } =>
        relation === 'corroborates' && to.kind === 'signal' && to.id
          ? { corroborated: { stream: `signal-${to.id}` } }
          : {},
      done: (command, state) => state.links.some((link) => same(link, command)) && stillSet(command, state),
      refuse: [
        isReported,
        stands,
        checked('SELF_CORROBORATION', ({ relation }, { report }, _, { corroborated }) => {
          const other = relation === 'corroborates' ? reportIn(corroborated) : undefined;
          return report && other && sharedSource(report, other);
        }),
      ],
      record: (command) => [{ type: 'SignalLinked', data: { ...command, ...keySetBy(command) } }],
    },

    WithdrawSignal: {
      done: (_, { withdrawn }) => withdrawn,
      refuse: [isReported],
      record: (command) => [{ type: 'SignalWithdrawn', data: { ...command } }],
    },
  },

  evolve: {
    SignalReported: (state, data, meta) => reported(state, data, personsOf(meta)),
    SignalRevised: (state, data) => reported(state, data, state.authors),
    SignalGraded: (state, data, meta) => ({
      ...state,
      grades: { ...state.grades, [meta.actor.id]: said.grade(data) },
      gradedByOthers: state.gradedByOthers || !personsOf(meta).some((person) => state.authors.includes(person)),
    }),
    SignalLinked: (state, data) => ({ ...state, ...linkKeys(data), links: [...state.links, said.link(data)] }),
    SignalWithdrawn: (state) => ({ ...state, withdrawn: true }),
  },
});

type Keyed = Pick<SignalKeys, 'crisisId' | 'engagementId'>;
const linkKeys = ({ crisisId, engagementId }: Keyed): Keyed => ({
  ...(crisisId && { crisisId }),
  ...(engagementId && { engagementId }),
});

const reported = (state: Signal, data: Readonly<ReportSignal & SignalKeys>, authors: readonly string[]): Signal => ({
  ...state,
  ...linkKeys(data),
  report: said.report(data),
  country: data.country,
  authors,
});

/** The key that a link sets: what the signal is about, where that is a crisis or an engagement. */
function keySetBy({ relation, to }: Readonly<LinkSignal>): Keyed {
  if (relation !== 'about' || !to.id) return {};
  if (to.kind === 'crisis') return { crisisId: to.id };
  return to.kind === 'engagement' ? { engagementId: to.id } : {};
}

/** A link that was recorded may have been followed by one to another crisis, which then holds the key. */
const stillSet = (command: Readonly<LinkSignal>, { crisisId, engagementId }: Signal) => {
  const set = keySetBy(command);
  return (set.crisisId ?? crisisId) === crisisId && (set.engagementId ?? engagementId) === engagementId;
};

function contradiction(fatalities: ReportSignal['fatalities']) {
  if (!fatalities) return undefined;
  const { low, best, high, civilians = 0 } = fatalities;
  return low <= best && best <= high && civilians <= high ? undefined : { ...fatalities };
}

const reportIn = (events: StreamFact | undefined) =>
  events?.findLast(({ type }) => type === 'SignalReported' || type === 'SignalRevised')?.data as
    | ReportSignal
    | undefined;

const sharedSource = (a: Readonly<ReportSignal>, b: Readonly<ReportSignal>) => {
  if (a.sourceRef === b.sourceRef) return { sourceRef: a.sourceRef };
  const { external } = a;
  return external && isSameRecord(external, b.external) && { source: external.source, key: external.key };
};

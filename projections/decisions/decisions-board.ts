import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { board } from '../board';
import { blankDecision, shownDecision } from './decision-row';

/** What was asked, tabled, said and decided; a reversal marks the decision that reverses and the one reversed. */
export const decisionsBoard = board<DecisionEvent>()({
  topic: 'decisions',
  version: 1,
  category: 'decision',
  readers: 'any',
  keys: ({ type, data }) =>
    type === 'DecisionTaken' && data.reverses !== undefined ? [data.decisionId, data.reverses] : [data.decisionId],
  blank: blankDecision,
  on: {
    DecisionRequested: (row, { data }) => ({ ...row, request: data }),
    DecisionWithdrawn: (row) => ({ ...row, state: 'withdrawn' }),
    OptionTabled: (row, { data }) => {
      const at = row.options.findIndex(({ optionId }) => optionId === data.optionId);
      return { ...row, options: at < 0 ? [...row.options, data] : row.options.with(at, data) };
    },
    PositionRecorded: (row, { data: { agency, stance } }) => ({
      ...row,
      stances: [...row.stances.filter((one) => one.agency !== agency), { agency, stance }],
    }),
    DecisionTaken: (row, { data, metadata }, key) =>
      key === data.decisionId
        ? { ...row, state: 'taken', taken: data, takenAt: metadata.recordedAt }
        : { ...row, reversedBy: data.decisionId },
  },
  show: shownDecision,
});

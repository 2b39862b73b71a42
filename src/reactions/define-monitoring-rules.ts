import type { Development, DraftAtrocityScenario } from '../../contracts/assessment/atrocity-assessment';
import type { RecordedEvent } from '../../contracts/event-log';
import type { Derive, Reaction, Sent } from '../../contracts/reaction';

type Developments = readonly Development[];
/** What the newest draft of each scenario waits for, and what it no longer does. Plain JSON. */
interface Drafts {
  readonly [scenario: string]: { readonly current: Developments; readonly dropped: Developments };
}

const placeOf = ({ assessmentId, scenarioId }: DraftAtrocityScenario) => `${assessmentId} ${scenarioId}`;
const draftIn = ({ data }: RecordedEvent) => data as unknown as DraftAtrocityScenario;

function evolve(drafts: Drafts, event: RecordedEvent): Drafts {
  const draft = draftIn(event);
  const { current: before, dropped: earlier } = drafts[placeOf(draft)] ?? { current: [], dropped: [] };
  const kept = new Set(draft.developments.map(({ developmentId }) => developmentId));
  const dropped = [...earlier, ...before].filter(({ developmentId }) => !kept.has(developmentId));
  return { ...drafts, [placeOf(draft)]: { current: draft.developments, dropped } };
}

const mostName = 120;
const beginning = (text: string) => (text.length <= mostName ? text : `${text.slice(0, mostName - 1).toWellFormed()}…`);

/** The same rule for each draft; a derived id keeps no more of its parent than its time, so all ids are texts too. */
const ruleIdOf = (
  { assessmentId, scenarioId }: DraftAtrocityScenario,
  { developmentId }: Development,
  derive: Derive,
) => derive('watchfloor.rule/1', developmentId, assessmentId, scenarioId, developmentId);

const define = (draft: DraftAtrocityScenario, development: Development, active: boolean, derive: Derive): Sent => ({
  type: 'DefineAlertRule',
  data: {
    ruleId: ruleIdOf(draft, development, derive),
    name: beginning(development.text),
    condition: development.condition,
    severity: development.ruleSeverity,
    ownerDesk: 'atrocity-prevention',
    active,
    fromAssessmentId: draft.assessmentId,
    rationale: development.text,
  },
});

/**
 * Has each development of an atrocity scenario watched for by an alert rule of the same compartment; one that a later
 * draft leaves out is watched for no longer (domain.md §6.1).
 */
export const defineMonitoringRules: Reaction<Drafts> = {
  name: 'define-monitoring-rules',
  hears: ['AtrocityScenarioDrafted'],
  initial: {},
  evolve,
  on: (event, drafts, { derive }) => {
    const draft = draftIn(event);
    const { current, dropped } = drafts[placeOf(draft)] ?? { current: [], dropped: [] };
    return [
      ...current.map((development) => define(draft, development, true, derive)),
      ...dropped.map((development) => define(draft, development, false, derive)),
    ];
  },
};

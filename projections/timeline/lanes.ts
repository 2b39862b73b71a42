/** Lanes of a timeline (domain.md §4). */
export type Lane = 'watch' | 'decisions' | 'people' | 'money' | 'activities' | 'indicators' | 'context';

const ofType = new Map<string, Lane>([
  ['KeyFigureRecorded', 'indicators'],
  ['KeyFigureRestated', 'indicators'],
  ['CrisisStatusChanged', 'decisions'],
  ['CrisisDirectionSet', 'decisions'],
  ['CrisisClosed', 'decisions'],
  ['WatchTierChanged', 'decisions'],
  ['RiskScoreRecorded', 'indicators'],
  ['HighRiskPeriodDeclared', 'context'],
  ['HighRiskPeriodEnded', 'context'],
  ['LeadTransferred', 'decisions'],
  ['SupportCommitted', 'activities'],
  ['ToolkitUsed', 'activities'],
  ['PartnerActivityReported', 'activities'],
]);
const ofCategory = new Map<string, Lane>([
  ['countryWatch', 'watch'],
  ['crisis', 'watch'],
  ['signal', 'watch'],
  ['alert', 'watch'],
  ['shift', 'watch'],
  ['forum', 'decisions'],
  ['decision', 'decisions'],
  ['interagencyManagement', 'decisions'],
  ['coalition', 'activities'],
  ['initiative', 'activities'],
]);

/** The lane an event stands in; context where its record belongs to none of the others. */
export const laneOf = (type: string, category: string): Lane =>
  ofType.get(type) ?? ofCategory.get(category) ?? 'context';

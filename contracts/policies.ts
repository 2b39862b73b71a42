import type { SeverityWord, WatchTier } from './vocabulary/code-lists';

/** Parameters of rules with the values an installation starts with (domain.md §1.10). */
export interface PolicyValues {
  readonly 'alert-acknowledgement': {
    /** Minutes until an unacknowledged alert escalates, by severity word; absent: never. */
    readonly minutes: Partial<Record<SeverityWord, number>>;
    /** Who hears of each level: roles, or `leadUserId` for the lead of the crisis; the last holds for all above. */
    readonly levels: readonly (readonly string[])[];
    readonly repeatMinutes: Partial<Record<SeverityWord, number>>;
  };
  readonly 'alert-shelving': { readonly maxHours: number };
  /** Days until a country watch is reviewed again, at the latest, by its tier. */
  readonly 'watch-review': { readonly days: Readonly<Record<`T${WatchTier}`, number>> };
  readonly 'crisis-severity-scale': {
    readonly version: number;
    readonly levels: readonly { readonly severity: number; readonly word: string; readonly test: string }[];
  };
  /** How many members a meeting needs where its forum says nothing of its own. */
  readonly quorum: { readonly rule: 'majority' };
  readonly organizations: readonly { readonly code: string; readonly name: string }[];
  readonly compartments: readonly { readonly code: string; readonly name: string }[];
  /** Codes that stand in names of streams (`capability-<skillArea>`). */
  readonly 'skill-areas': readonly { readonly code: string; readonly name: string }[];
}
export type PolicyName = keyof PolicyValues;

/** A policy in force: the version that decided, and its value. */
export interface Policy<N extends PolicyName> {
  /** 0 where the default has never been set. */
  readonly version: number;
  readonly value: PolicyValues[N];
}
export type Policies = { readonly [N in PolicyName]: Policy<N> };

export const defaultPolicies: PolicyValues = {
  'alert-acknowledgement': {
    minutes: { critical: 15, serious: 60, elevated: 480 },
    levels: [['senior-watch-officer'], ['leadUserId', 'decision-maker'], ['decision-maker']],
    repeatMinutes: { critical: 15 },
  },
  'alert-shelving': { maxHours: 8 },
  'watch-review': { days: { T4: 7, T3: 30, T2: 90, T1: 180 } },
  'crisis-severity-scale': {
    version: 1,
    levels: [
      { severity: 1, word: 'routine', test: 'Followed, no action expected' },
      { severity: 2, word: 'elevated', test: 'Risk rising, ordinary means suffice' },
      { severity: 3, word: 'serious', test: 'Violence now or likely within days' },
      { severity: 4, word: 'critical', test: 'Our people or many lives at risk now' },
    ],
  },
  quorum: { rule: 'majority' },
  organizations: [
    { code: 'STATE', name: 'Department of State' },
    { code: 'USAID', name: 'Agency for International Development' },
    { code: 'DOD', name: 'Department of Defense' },
    { code: 'DOJ', name: 'Department of Justice' },
    { code: 'TREASURY', name: 'Department of the Treasury' },
    { code: 'USDA', name: 'Department of Agriculture' },
    { code: 'COMMERCE', name: 'Department of Commerce' },
    { code: 'HHS', name: 'Department of Health and Human Services' },
    { code: 'DHS', name: 'Department of Homeland Security' },
    { code: 'NSC', name: 'National Security Council' },
  ],
  compartments: [
    { code: 'atrocity', name: 'Atrocity prevention' },
    { code: 'diplomatic', name: 'Diplomatic contacts' },
  ],
  'skill-areas': [
    { code: 'conflictAnalysis', name: 'Conflict analysis' },
    { code: 'planning', name: 'Planning' },
    { code: 'mediation', name: 'Mediation and dialogue' },
    { code: 'atrocityPrevention', name: 'Atrocity prevention' },
    { code: 'ruleOfLaw', name: 'Rule of law' },
    { code: 'policing', name: 'Policing' },
    { code: 'securitySector', name: 'Security sector reform' },
    { code: 'governance', name: 'Governance and public administration' },
    { code: 'elections', name: 'Elections' },
    { code: 'economicRecovery', name: 'Economic recovery' },
    { code: 'infrastructure', name: 'Infrastructure' },
    { code: 'publicHealth', name: 'Public health' },
    { code: 'agriculture', name: 'Agriculture' },
    { code: 'humanitarianCoordination', name: 'Humanitarian coordination' },
    { code: 'civilMilitaryLiaison', name: 'Civil-military liaison' },
    { code: 'communications', name: 'Strategic communications' },
    { code: 'monitoringEvaluation', name: 'Monitoring and evaluation' },
    { code: 'logistics', name: 'Logistics' },
  ],
};

/** Policies as they stand before anybody sets one. */
export const startingPolicies = Object.fromEntries(
  Object.entries(defaultPolicies).map(([name, value]) => [name, { version: 0, value }]),
) as unknown as Policies;

/** `profile.<name>` saves an import profile, `reference.<name>` a reference table (exchange.md §2.12). */
export const openPolicyName = /^(profile|reference)\.[a-z0-9][a-z0-9-]{0,47}$/;
export const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(defaultPolicies, name);

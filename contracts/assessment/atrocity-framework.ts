/** Vocabulary of the State/USAID Atrocity Assessment Framework. */
export const atrocityDefinitions = ['massAtrocity', 'genocideRisk', 'crimesAgainstHumanity', 'warCrimes'] as const;
export const atrocityFactorKinds = [
  'targetedGroup',
  'riskFactor',
  'resilienceFactor',
  'accelerant',
  'trigger',
] as const;
export const likelihoods = ['remote', 'unlikely', 'even', 'likely', 'almostCertain'] as const;
export const riskLevels = ['minimal', 'low', 'moderate', 'high', 'imminent'] as const;

/** What the four questions of the framework still lack: actors, groups, factors for and against, what sets it off. */
export const unansweredIn = (actors: number, kinds: readonly string[]): readonly string[] => [
  ...(actors > 0 ? [] : ['actor']),
  ...atrocityFactorKinds.filter((kind) => !kinds.includes(kind)),
];

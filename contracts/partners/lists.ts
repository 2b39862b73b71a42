/** Lists that stand at their fields in domain.md §2.9. */
export const partnerStatuses = ['registered', 'suspended', 'exited', 'merged'] as const;
export const vettingPurposes = ['award', 'training', 'equipment', 'securityForces'] as const;
export const vettingResults = ['clear', 'conditional', 'failed'] as const;
export const relationshipKinds = [
  'contact',
  'meeting',
  'agreement',
  'sharedTraining',
  'informationShared',
  'reachBack',
] as const;
export const relationshipStrengths = ['new', 'working', 'strong', 'strained', 'ended'] as const;
export const activityStatuses = ['planned', 'ongoing', 'completed', 'suspended', 'unknown', 'withdrawn'] as const;
export const initiativeOutcomes = ['handedOver', 'completed', 'discontinued'] as const;
export const contactChannels = ['bilateral', 'multilateral', 'backChannel', 'public', 'thirdParty'] as const;

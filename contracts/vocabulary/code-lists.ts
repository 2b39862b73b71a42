/** Code lists of domain.md §1.9 that the built contexts use. */
export const severities = [1, 2, 3, 4] as const;
export type Severity = (typeof severities)[number];
/** Words of the severities, by number. */
export const severityWords = { 1: 'routine', 2: 'elevated', 3: 'serious', 4: 'critical' } as const satisfies Record<
  Severity,
  string
>;
export type SeverityWord = (typeof severityWords)[Severity];

/** 1 Routine, 2 Elevated, 3 Priority, 4 Crisis; people write them with a T. */
export const watchTiers = [1, 2, 3, 4] as const;
export type WatchTier = (typeof watchTiers)[number];
export const stateConditions = ['failed', 'failing', 'atRisk', 'inConflict', 'postConflict', 'inTransition'] as const;
export const spilloverChannels = [
  'displacement',
  'armedGroups',
  'weapons',
  'trade',
  'crossBorderIdentity',
  'other',
] as const;
export const highRiskPeriodKinds = [
  'election',
  'politicalTransition',
  'anniversary',
  'census',
  'peaceTalks',
  'relapse',
  'other',
] as const;
export const threatCodes = [
  'weaponsProliferation',
  'organizedCrime',
  'violentExtremism',
  'terrorism',
  'crime',
  'trafficking',
  'humanitarianCatastrophe',
] as const;
/** The first three are the UCDP types 1 to 3. */
export const violenceTypes = [
  'stateBased',
  'nonState',
  'oneSided',
  'sectarian',
  'electoral',
  'criminal',
  'none',
] as const;
export const sourceTypes = [
  'diplomaticReport',
  'mediaReport',
  'poll',
  'localInterview',
  'internationalExpert',
  'partnerReport',
  'dataset',
  'model',
  'warning',
  'ownObservation',
] as const;
export const accessConstraints = ['none', 'remoteOnly', 'insecurity', 'deniedByAuthority', 'infrastructure'] as const;
export const crisisKinds = [
  'armedConflict',
  'electoralViolence',
  'massAtrocityRisk',
  'stateFailure',
  'politicalTransition',
  'criminalViolence',
  'complexEmergency',
  'recovery',
  'other',
] as const;
export const crisisStatuses = ['monitoring', 'alert', 'active', 'stabilizing', 'transition'] as const;
/** What a handover tells, after the items of a transfer of command (domain.md §2.1). */
export const handoverHeadings = [
  'history',
  'priorities',
  'plan',
  'resources',
  'organization',
  'communications',
  'constraints',
  'potential',
  'systems',
] as const;
export const workLevels = ['washington', 'internationalPartners', 'region', 'ground'] as const;
export const confidences = ['low', 'moderate', 'high'] as const;
export const participantGroups = [
  'women',
  'men',
  'youth',
  'media',
  'communityLeaders',
  'religiousLeaders',
  'civilSociety',
  'technicalExperts',
  'minority',
  'survivors',
  'formerCombatants',
  'localOfficials',
  'securityServices',
] as const;
export const actorRoles = [
  'perpetrator',
  'potentialPerpetrator',
  'enabler',
  'protector',
  'peacebuilder',
  'bystander',
  'spoiler',
] as const;
export const tools = [
  'diplomatic',
  'political',
  'financial',
  'intelligence',
  'lawEnforcement',
  'programmatic',
  'militarySupport',
] as const;
export const instruments = ['diplomatic', 'development', 'defense'] as const;
export const forumFunctions = [
  'consultation',
  'planning',
  'policyDevelopment',
  'policyImplementation',
  'operations',
] as const;
/** Who may hold a capability, in the order that boards show. */
export const holderKinds = [
  'usgAgency',
  'privateSector',
  'ngo',
  'privateVoluntary',
  'international',
  'academic',
  'host',
] as const;
export const expertSources = [
  'nonprofit',
  'thirdCountryNational',
  'internationalPartner',
  'thinkTank',
  'stateOrLocalOfficial',
  'privateSector',
  'academic',
] as const;
export const partnerKinds = [
  'ngo',
  'civilSociety',
  'privateVoluntary',
  'thinkTank',
  'academic',
  'privateSector',
  'media',
  'religious',
  'hostGovernment',
  'localGovernment',
  'bilateral',
  'multilateral',
  'regional',
  'financialInstitution',
  'military',
  'peacekeepers',
  'expertNetwork',
] as const;
export const activityKinds = [
  'training',
  'dialogue',
  'mediation',
  'mineRiskEducation',
  'survivorSupport',
  'communityPolice',
  'networkBuilding',
  'mediaSupport',
  'institutionReform',
  'defectionSupport',
  'advocacy',
  'spoilerEngagement',
  'securityResponse',
  'earlyWarning',
  'other',
] as const;
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;
export const classifications = ['UNCLASSIFIED', 'SBU', 'CONFIDENTIAL', 'SECRET'] as const;
export const importFormats = [
  'ucdpGed',
  'ucdpCandidate',
  'acled',
  'awsd',
  'cap',
  'hxl3w',
  'iati',
  'fts',
  'sf133',
  'riskCsv',
  'rosterCsv',
  'cloudEvents',
  'geoJson',
] as const;

export const lessonOutcomes = ['validated', 'assigned', 'rejected', 'retired'] as const;
/** What a lesson can end up in. */
export const lessonTargets = ['plan', 'toolkit', 'course', 'alertRule', 'policy', 'exercise'] as const;
export const toolkitKinds = [
  'interventionToolkit',
  'planTemplate',
  'assessmentFramework',
  'checklist',
  'jobDescription',
  'doctrine',
] as const;
export const toolkitAudiences = ['embassies', 'planners', 'teams', 'partners', 'interagency'] as const;
export const evidenceStrengths = ['none', 'weak', 'moderate', 'strong', 'mixed'] as const;

/** What somebody leads in an area. */
export const leadFunctions = [
  'security',
  'publicOrder',
  'justice',
  'governance',
  'essentialServices',
  'economy',
  'humanitarianCoordination',
  'humanitarianSpace',
  'detention',
  'information',
  'planning',
] as const;
export const leaderKinds = ['military', 'civilian', 'hostGovernment', 'multilateral'] as const;
export const supportKinds = [
  'lift',
  'lodging',
  'security',
  'medical',
  'communications',
  'fuel',
  'engineering',
  'information',
  'other',
] as const;
export const supportStatuses = ['offered', 'agreed', 'delivering', 'ended'] as const;

export type OneOf<L extends readonly unknown[]> = L[number];

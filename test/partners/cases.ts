import type { CoalitionEvent, FormCoalition } from '../../contracts/partners/coalition';
import type { RecordDiplomaticContact } from '../../contracts/partners/diplomatic-contact';
import type { LaunchInitiative, ProposeInitiative, RecordActivity } from '../../contracts/partners/initiative';
import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import type { RegisterPartner } from '../../contracts/partners/partner';
import type { PartnerEvent } from '../../contracts/partners/partner-registry';

export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
export const partnerId = idOf(101);
export const otherPartnerId = idOf(102);
export const engagementId = idOf(103);

/** A sealed text that stands for other words with each tag. */
export const sealed = (eq: string, key = 'k1') => ({ $sealed: 1, key, eq }) as RecordDiplomaticContact['message'];

export const registration: RegisterPartner = {
  partnerId,
  name: 'Coast Youth Network',
  aliases: ['CYN'],
  kind: 'civilSociety',
  local: true,
  countries: ['KEN'],
  places: [],
  identifiers: [{ scheme: 'national', value: 'NGO-218' }],
};
export const registered: PartnerEvent = { type: 'PartnerRegistered', data: registration };
/** The partner after it moved along these statuses. */
export const moved = (...statuses: readonly ('registered' | 'suspended' | 'exited' | 'merged')[]): PartnerEvent[] => [
  registered,
  ...statuses.map(
    (to, index): PartnerEvent => ({
      type: 'PartnerStatusChanged',
      data: {
        partnerId,
        to,
        reason: 'as seen',
        from: statuses[index - 1] ?? 'registered',
        ...(to === 'merged' && { mergedInto: otherPartnerId }),
      },
    }),
  ),
];

export const formation: FormCoalition = {
  coalitionId: idOf(201),
  name: 'Coast peace table',
  country: 'KEN',
  dividesBridged: [{ between: 'Clerics', and: 'Pastors' }],
  aim: 'One voice against violence.',
  groups: ['youth'],
  members: [{ partnerId, group: 'youth' }],
};
export const formed: CoalitionEvent = { type: 'CoalitionFormed', data: formation };

export const initiativeId = idOf(301);
export const proposal: ProposeInitiative = {
  initiativeId,
  engagementId,
  country: 'KEN',
  title: 'Text line for peace',
  localOwnerId: partnerId,
  driverIds: [idOf(302)],
  groups: ['youth'],
  place: { country: 'KEN', name: 'Kilifi', precision: 'locality' },
  localPriority: 'Rumors travel fast.',
  description: 'A text line that checks rumors.',
  experiment: true,
  period: { from: '2013-01-15', to: '2013-05-31' },
};
export const initiativeKeys = { initiativeId, engagementId, country: 'KEN', localOwnerId: partnerId };
export const launch: LaunchInitiative = {
  initiativeId,
  awardIds: [],
  indicatorIds: [],
  doNoHarm: { placeMayBeShown: 'admin1', risks: 'Operators may be threatened.' },
  startsOn: '2013-02-01',
};
export const activity: RecordActivity = {
  initiativeId,
  activityId: idOf(303),
  kind: 'training',
  title: 'Operators trained',
  milestone: false,
  period: { from: '2013-02-10', to: '2013-02-12' },
  place: { country: 'KEN', name: 'Kilifi', precision: 'locality' },
  participants: { total: 24, female: 13, male: 11, youth: 20, firstTime: 18 },
  groupCounts: [{ group: 'youth', count: 20 }],
  facilitators: { trainedLocals: 3, foreign: 1 },
  result: 'The line is staffed.',
  evidence: [],
};
export const proposed: InitiativeEvent = { type: 'InitiativeProposed', data: proposal };
export const launched: InitiativeEvent = {
  type: 'InitiativeLaunched',
  data: { ...initiativeKeys, ...launch, period: { from: '2013-02-01', to: '2013-05-31' } },
};
export const worked = (tail = 303): InitiativeEvent => ({
  type: 'ActivityRecorded',
  data: { ...initiativeKeys, ...activity, activityId: idOf(tail), shownPrecision: 'admin1' },
});
export const concluded: InitiativeEvent = {
  type: 'InitiativeConcluded',
  data: { ...initiativeKeys, initiativeId, outcome: 'completed', result: 'Done.', participantsTotal: 0, activities: 0 },
};

export const contactId = idOf(401);
export const talk: RecordDiplomaticContact = {
  contactId,
  meetingId: idOf(402),
  country: 'KEN',
  actor: sealed('a'),
  actorRole: 'spoiler',
  channel: 'backChannel',
  interlocutorRank: 'Deputy',
  heldAt: '2013-03-03T15:00:00Z',
  message: sealed('m'),
  response: sealed('r'),
  tool: 'diplomatic',
  commitments: [{ commitmentId: idOf(403), text: sealed('c'), dueAt: '2013-03-05' }],
  settles: [],
};

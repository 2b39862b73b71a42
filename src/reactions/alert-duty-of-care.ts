import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import type { Reaction } from '../../contracts/reaction';

type Concern = Extract<InitiativeEvent, { type: 'SafetyConcernRaised' }>['data'];

const serious = 3;

/** Raises an alert, serious at least, when somebody says that people are at risk (domain.md §6.1). */
export const alertDutyOfCare: Reaction<null> = {
  name: 'alert-duty-of-care',
  hears: ['SafetyConcernRaised'],
  initial: null,
  evolve: (state) => state,
  on: ({ id, position, data }, _, { derive }) => {
    const concern = data as unknown as Concern;
    const { initiativeId, engagementId, crisisId, country } = concern;
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: derive('watchfloor.alert/1', id, 'alert-duty-of-care', 'initiative', initiativeId, id),
          severity: Math.max(concern.severity, serious),
          subject: { kind: 'initiative', id: initiativeId },
          title: concern.suspendActivity
            ? 'Safety concern: activity of an initiative is to be suspended'
            : 'Safety concern about an initiative',
          ...(crisisId !== undefined && { crisisId }),
          engagementId,
          countries: [country],
          evidence: [{ kind: 'event', ref: `${id}@${position}` }],
        },
      },
    ];
  },
};

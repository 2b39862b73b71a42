import { same } from '../../../contracts/kernel/same';
import { deskOf, type PrepareHandover } from '../../../contracts/watch/shift';
import { checked, rule, stop } from '../../platform/decider';
import { personsOf } from '../../platform/persons-of';
import { isOpen, type Shift, type ShiftCases, type ShiftFacts } from './shift-state';

/** The desk of an alert: the one that leads its crisis, else the one that owns its rule. */
const deskOfAlert = (
  { crisisId, ruleId }: { readonly crisisId?: string; readonly ruleId?: string },
  { crises, rules }: Partial<ShiftFacts>,
) => crises?.get(crisisId ?? '')?.leadDesk ?? rules?.get(ruleId ?? '')?.ownerDesk;

/**
 * Open critical alerts of the desk that a handover does not list. One of a compartment that the shift lacks is not
 * asked for: whoever prepares may not be able to name it, and a refusal may not.
 */
function unlisted({ criticalAlertIds }: Readonly<PrepareHandover>, shift: Shift, facts: Partial<ShiftFacts>) {
  const alertIds = [...(facts.criticals ?? [])]
    .filter(([, { compartments }]) => compartments.every((one) => shift.compartments.includes(one)))
    .filter(([alertId, alert]) => {
      const desk = deskOfAlert(alert, facts);
      return desk !== undefined && desk === shift.started?.deskId && !criticalAlertIds.includes(alertId);
    })
    .map(([alertId]) => alertId);
  return alertIds.length > 0 && { alertIds };
}

/** Handing the watch over: what the giver signs and what the taker accepts (domain.md §2.1). */
export const handover: Pick<ShiftCases, 'PrepareHandover' | 'AcceptHandover'> = {
  PrepareHandover: {
    facts: ({ shiftId }) => ({
      lastHandover: { fold: 'lastHandovers', key: deskOf(shiftId) },
      criticals: { every: 'openCriticals' },
      crises: { every: 'crisisKeys' },
      rules: { every: 'ruleDesks' },
    }),
    done: (command, { status, prepared }, { actor }) =>
      status === 'handoverPrepared' && prepared?.givers[0] === actor.id && same(prepared.handover, command),
    refuse: [
      ...isOpen,
      stop(
        'INVALID_FIELDS',
        ({ fromPosition, toPosition }) =>
          toPosition < fromPosition && {
            errors: [{ pointer: '/toPosition', rule: 'must be no earlier than fromPosition' }],
          },
      ),
      checked('HANDOVER_RANGE_WRONG', ({ fromPosition, toPosition }, { startedAt }, _, { lastHandover, head }) => {
        const begins = lastHandover?.toPosition ?? startedAt;
        return (fromPosition !== begins || toPosition > head) && { fromPosition: begins, toPosition, head };
      }),
      checked('HANDOVER_INCOMPLETE', (command, shift, _, facts) => unlisted(command, shift, facts)),
    ],
    record: (command, _, __, { head }) => [
      { type: 'HandoverPrepared', data: { ...command, checkpointSize: head, checkedAt: head } },
    ],
  },

  AcceptHandover: {
    done: (command, { accepted }, { actor }) => accepted?.by === actor.id && same(accepted.acceptance, command),
    refuse: [
      ...isOpen,
      stop('WRONG_STATE', (_, { status }) => {
        return status !== 'handoverPrepared' && { state: status, legal: ['handoverPrepared'] };
      }),
      rule('HANDOVER_NEEDS_ANOTHER_OFFICER', (_, { prepared, stood }, issued) => {
        const gave = personsOf(issued).filter((person) => stood.includes(person) || prepared?.givers.includes(person));
        return gave.length > 0 && { person: gave[0] };
      }),
      rule('CRITICAL_ALERTS_UNREAD', ({ readAlertIds }, { prepared }) => {
        const alertIds = prepared?.handover.criticalAlertIds.filter((id) => !readAlertIds.includes(id)) ?? [];
        return alertIds.length > 0 && { alertIds };
      }),
      rule('HANDOVER_CHANGED', ({ contentSha256 }, { prepared }) => {
        const signed = prepared?.handover.contentSha256;
        return contentSha256 !== signed && { contentSha256: signed };
      }),
    ],
    record: (command, { prepared }) => {
      const { handover: given, givers } = prepared!;
      const { fromPosition, toPosition } = given;
      return [{ type: 'HandoverAccepted', data: { ...command, fromPosition, toPosition, givenBy: givers[0]! } }];
    },
  },
};

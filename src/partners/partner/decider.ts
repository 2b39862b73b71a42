import { same } from '../../../contracts/kernel/same';
import type { PartnerKeys } from '../../../contracts/partners/partner';
import {
  type PartnerCommand,
  type PartnerEvent,
  partnerCommands,
  partnerEvents,
} from '../../../contracts/partners/partner-registry';
import { defineDecider, rule, stop } from '../../platform/decider';
import { type Partner, type PartnerStatus, said, saysTheSame, stands, unregistered } from './partner-state';

/** Where a partner may go from each status; a duplicate is merged while it stands as registered. */
const arrows: Readonly<Record<PartnerStatus, readonly PartnerStatus[]>> = {
  registered: ['suspended', 'exited', 'merged'],
  suspended: ['registered', 'exited'],
  exited: ['registered'],
  merged: [],
};

/** Decides what may happen to one partner, an organization that works with us (domain.md §2.9). */
export const partner = defineDecider<PartnerCommand, PartnerEvent, PartnerKeys>()<Partner>({
  category: 'partner',
  id: 'partnerId',
  organizations: (command) => [(command as PartnerKeys).partnerId],
  commands: partnerCommands,
  events: partnerEvents,
  initial: unregistered,
  keys: ({ registered }) => (registered ? { partnerId: registered.partnerId } : {}),

  decide: {
    RegisterPartner: {
      done: (command, { registered }) => same(registered, command),
      refuse: [stop('RECORD_CLOSED', (_, { status }) => status === 'merged' && { state: status })],
      record: (command) => [{ type: 'PartnerRegistered', data: { ...command } }],
    },

    VetPartner: {
      done: (command, { vettings }) => same(vettings[command.vettingId], command),
      refuse: [
        ...stands,
        stop('ALREADY_EXISTS', ({ vettingId }, { vettings }) => vettings[vettingId] && { vettingId }),
      ],
      record: (command) => [{ type: 'PartnerVetted', data: { ...command } }],
    },

    NoteRelationship: {
      done: (command, { notes }) => same(notes[command.noteId], command),
      refuse: [...stands, stop('ALREADY_EXISTS', ({ noteId }, { notes }) => notes[noteId] && { noteId })],
      record: (command) => [{ type: 'RelationshipNoted', data: { ...command } }],
    },

    ReportPartnerActivity: {
      done: (command, { activities }) => saysTheSame(activities[command.activityKey], command),
      refuse: stands,
      record: (command, { activities }) => {
        const previousStatus = activities[command.activityKey]?.status;
        const { country } = command.place;
        return [
          { type: 'PartnerActivityReported', data: { ...command, country, ...(previousStatus && { previousStatus }) } },
        ];
      },
    },

    ChangePartnerStatus: {
      done: ({ to, mergedInto }, state) => state.registered !== undefined && isAlready(state, to, mergedInto),
      refuse: [
        ...stands,
        stop(
          'INVALID_FIELDS',
          ({ partnerId, mergedInto }) =>
            mergedInto === partnerId && { errors: [{ pointer: '/mergedInto', rule: 'must name another partner' }] },
        ),
        stop('WRONG_STATE', ({ to }, { status }) => {
          return !arrows[status].includes(to) && { state: status, legal: arrows[status] };
        }),
        rule('MERGE_TARGET_MISSING', ({ to, mergedInto }) => to === 'merged' && mergedInto === undefined && {}),
      ],
      record: (command, { status }) => [{ type: 'PartnerStatusChanged', data: { ...command, from: status } }],
    },
  },

  evolve: {
    PartnerRegistered: (state, data) => ({ ...state, registered: said.registration(data) }),
    PartnerVetted: (state, data) => ({
      ...state,
      vettings: { ...state.vettings, [data.vettingId]: said.vetting(data) },
    }),
    RelationshipNoted: (state, data) => ({ ...state, notes: { ...state.notes, [data.noteId]: said.note(data) } }),
    PartnerActivityReported: (state, data) => ({
      ...state,
      activities: { ...state.activities, [data.activityKey]: said.activity(data) },
    }),
    PartnerStatusChanged: (state, { to, mergedInto }) => ({ ...state, status: to, ...(mergedInto && { mergedInto }) }),
  },
});

const isAlready = (state: Partner, to: PartnerStatus, mergedInto: string | undefined) =>
  state.status === to && (to !== 'merged' || state.mergedInto === mergedInto);

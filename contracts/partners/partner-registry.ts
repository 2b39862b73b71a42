import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { anyRole } from '../vocabulary/roles';
import {
  ChangePartnerStatus,
  NoteRelationship,
  PartnerActivityReported,
  PartnerRegistered,
  PartnerStatusChanged,
  PartnerVetted,
  RegisterPartner,
  RelationshipNoted,
  ReportPartnerActivity,
  VetPartner,
} from './partner';

export const partnerCommands = {
  RegisterPartner: {
    command: RegisterPartner,
    sentence: 'Register an organization that works with us, or say anew what it is.',
    roles: ['program-officer', 'grants-officer', 'desk-analyst', 'liaison-officer', 'service'],
    records: { PartnerRegistered: 'c' },
    upsert: true,
  },
  VetPartner: {
    command: VetPartner,
    sentence: 'Record the result of vetting a partner for one purpose, and until when it holds.',
    roles: ['grants-officer'],
    records: { PartnerVetted: 'c' },
  },
  NoteRelationship: {
    command: NoteRelationship,
    sentence: 'Note a contact, a meeting or an agreement with a partner, and how strong the relationship is.',
    roles: anyRole,
    records: { RelationshipNoted: 'cr' },
  },
  ReportPartnerActivity: {
    command: ReportPartnerActivity,
    sentence: 'Report what a partner does, where and for how many; a later report replaces it.',
    roles: ['partner', 'desk-analyst', 'service'],
    records: { PartnerActivityReported: 'cr' },
    upsert: true,
  },
  ChangePartnerStatus: {
    command: ChangePartnerStatus,
    sentence: 'Suspend a partner, let it exit or return, or merge a duplicate into another.',
    roles: ['grants-officer', 'program-officer'],
    records: { PartnerStatusChanged: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export const partnerEvents = {
  PartnerRegistered,
  PartnerVetted,
  RelationshipNoted,
  PartnerActivityReported,
  PartnerStatusChanged,
} as const satisfies EventRegistry;

export type PartnerCommand = CommandOf<typeof partnerCommands>;
export type PartnerEvent = EventOf<typeof partnerEvents>;

import { All, Only } from '../kernel/combine';
import { IsCount, IsCountry, IsId, IsInstant, IsOneOf, IsRef, IsSeverity, IsText } from '../kernel/fields';
import { type Evidence, IsEvidence, IsSubject, type Subject } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import type { Severity } from '../vocabulary/code-lists';

const optional = { optional: true } as const;

/** Keys of every event of an alert; `countries` may be empty and are those of the crisis where the command gave none. */
export class AlertKeys {
  @IsId() alertId!: string;
  @IsSeverity() severity!: Severity;
  @IsSubject() subject!: Subject;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsCountry({ list: true }) countries!: string[];
}

export class RaiseAlert {
  @IsId() alertId!: string;
  @IsRef('alertRule', optional) ruleId?: string;
  @IsCount(optional) ruleVersion?: number;
  @IsSeverity() severity!: Severity;
  @IsSubject() subject!: Subject;
  @IsText(160) title!: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsCountry({ list: true, optional: true }) countries?: string[];
  @IsEvidence({ list: [1, 100] }) evidence!: Evidence[];
}
export class AcknowledgeAlert {
  @IsRef('alert') alertId!: string;
  /** Defaults to the sender. */
  @IsRef('user', optional) ownerUserId?: string;
  @IsText(300, optional) note?: string;
}
export class EscalateAlert {
  @IsRef('alert') alertId!: string;
  @IsText(40, optional) toRole?: string;
  @IsRef('user', optional) toUserId?: string;
  @IsRef('forum', optional) toForumId?: string;
  @IsText(500) reason!: string;
}
export class ShelveAlert {
  @IsRef('alert') alertId!: string;
  @IsInstant() until!: string;
  @IsText(500) reason!: string;
}
export class ResolveAlert {
  @IsRef('alert') alertId!: string;
  @IsOneOf(['actioned', 'falsePositive', 'expired', 'duplicate']) outcome!:
    | 'actioned'
    | 'falsePositive'
    | 'expired'
    | 'duplicate';
  @IsRef('alert', optional) duplicateOf?: string;
  @IsText(500) note!: string;
  @IsSubject({ list: true }) actionRefs!: Subject[];
}

export const alertCommands = {
  RaiseAlert: {
    command: RaiseAlert,
    sentence: 'Raise something that needs a person now, or add evidence to it.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'deployment-coordinator', 'system'],
    records: { AlertRaised: '', AlertEvidenceAdded: '', AlertReturned: '' },
  },
  AcknowledgeAlert: {
    command: AcknowledgeAlert,
    sentence: 'Take the alert; whoever acknowledges becomes its owner.',
    roles: [
      'watch-officer',
      'senior-watch-officer',
      'desk-analyst',
      'deployment-coordinator',
      'fund-manager',
      'records-officer',
      'auditor',
    ],
    records: { AlertAcknowledged: '' },
  },
  EscalateAlert: {
    command: EscalateAlert,
    sentence: 'Bring the alert before a wider audience; its severity stays.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'system'],
    records: { AlertEscalated: '' },
  },
  ShelveAlert: {
    command: ShelveAlert,
    sentence: 'Put the alert aside until a time, after which it returns by itself.',
    roles: ['watch-officer', 'senior-watch-officer'],
    records: { AlertShelved: '' },
  },
  ResolveAlert: {
    command: ResolveAlert,
    sentence: 'Close the alert with its outcome.',
    roles: [
      'watch-officer',
      'senior-watch-officer',
      'desk-analyst',
      'deployment-coordinator',
      'fund-manager',
      'records-officer',
      'auditor',
      'system',
    ],
    records: { AlertResolved: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

class AcknowledgeBy {
  @IsInstant(optional) acknowledgeBy?: string;
}
class Acknowledged {
  @IsCount() secondsToAcknowledge!: number;
  @IsRef('user', optional) previousOwnerUserId?: string;
}
class Level {
  @IsCount() level!: number;
}

export class AlertRaised extends All(RaiseAlert, AlertKeys, AcknowledgeBy) {}
export class AlertEvidenceAdded extends All(AlertKeys, Only(RaiseAlert, 'evidence')) {}
export class AlertReturned extends All(AlertKeys, Only(RaiseAlert, 'title'), AcknowledgeBy) {}
export class AlertAcknowledged extends All(AlertKeys, AcknowledgeAlert, Acknowledged) {}
export class AlertEscalated extends All(AlertKeys, EscalateAlert, Level) {}
export class AlertShelved extends All(AlertKeys, ShelveAlert) {}
export class AlertResolved extends All(AlertKeys, ResolveAlert) {}

export const alertEvents = {
  AlertRaised,
  AlertEvidenceAdded,
  AlertReturned,
  AlertAcknowledged,
  AlertEscalated,
  AlertShelved,
  AlertResolved,
} as const satisfies EventRegistry;

export type AlertCommand = CommandOf<typeof alertCommands>;
export type AlertEvent = EventOf<typeof alertEvents>;

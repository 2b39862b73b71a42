import { All } from '../kernel/combine';
import { IsBoolean, IsCount, IsCountry, IsId, IsItemId, IsLongText, IsOneOf, IsRef, IsText } from '../kernel/fields';
import {
  type Attachment,
  type Evidence,
  IsAttachment,
  IsEvidence,
  IsGroup,
  IsSubject,
  type Subject,
} from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { evidenceStrengths, type OneOf, toolkitAudiences, toolkitKinds, tools } from '../vocabulary/code-lists';
import { anyRole } from '../vocabulary/roles';

const optional = { optional: true } as const;

/** Keys of every event of a toolkit. */
export class ToolkitKeys {
  @IsId() toolkitId!: string;
  @IsText(30) kind!: string;
}

class ToolkitSection {
  @IsItemId() sectionId!: string;
  @IsText(160) title!: string;
  @IsLongText() text!: string;
}
class Intervention {
  @IsItemId() interventionId!: string;
  @IsOneOf(tools, 'Tool') tool!: OneOf<typeof tools>;
  @IsText(160) title!: string;
  @IsLongText() text!: string;
}
export class PublishToolkit {
  @IsId() toolkitId!: string;
  @IsOneOf(toolkitKinds) kind!: OneOf<typeof toolkitKinds>;
  @IsText(160) title!: string;
  @IsBoolean() joint!: boolean;
  @IsOneOf(toolkitAudiences, undefined, { list: true }) audience!: OneOf<typeof toolkitAudiences>[];
  @IsGroup(() => ToolkitSection, { list: [1, 60] }) sections!: ToolkitSection[];
  @IsGroup(() => Intervention, { list: true }) interventions!: Intervention[];
  @IsAttachment(optional) document?: Attachment;
  @IsRef('decision', optional) decisionId?: string;
  @IsText(1000) changesFrom!: string;
}

export class RecordInterventionEvidence {
  @IsRef('toolkit') toolkitId!: string;
  @IsItemId() interventionId!: string;
  @IsItemId() evidenceId!: string;
  @IsOneOf(evidenceStrengths) strength!: OneOf<typeof evidenceStrengths>;
  @IsText(500) context!: string;
  @IsText(500) effectSeen!: string;
  @IsEvidence({ list: [1, 20] }) evidence!: Evidence[];
  @IsRef('evaluation', optional) evaluationId?: string;
}

export class RecordToolkitUse {
  @IsRef('toolkit') toolkitId!: string;
  @IsCount() version!: number;
  @IsItemId() useId!: string;
  @IsId({ list: true }) interventionIds!: string[];
  @IsCountry() country!: string;
  @IsText(80, optional) post?: string;
  @IsSubject() for!: Subject;
  @IsText(500, optional) result?: string;
}

export const toolkitCommands = {
  PublishToolkit: {
    command: PublishToolkit,
    sentence: 'Publish a toolkit, template, framework, checklist, job description or doctrine, or a new version of it.',
    roles: ['learning-manager', 'forum-secretary', 'planner'],
    records: { ToolkitPublished: '' },
    upsert: true,
  },
  RecordInterventionEvidence: {
    command: RecordInterventionEvidence,
    sentence: 'Record how well an intervention has been seen to work, where and with what effect.',
    roles: ['learning-manager', 'evaluator', 'desk-analyst'],
    records: { InterventionEvidenceRecorded: 'cr' },
  },
  RecordToolkitUse: {
    command: RecordToolkitUse,
    sentence: 'Record that a version of a toolkit was used, where and for what.',
    roles: anyRole,
    records: { ToolkitUsed: 'cr' },
  },
} as const satisfies CommandRegistry;

class ToolkitVersion {
  @IsCount() version!: number;
}
export class ToolkitPublished extends All(ToolkitKeys, PublishToolkit, ToolkitVersion) {}
export class InterventionEvidenceRecorded extends All(ToolkitKeys, RecordInterventionEvidence) {}
export class ToolkitUsed extends All(ToolkitKeys, RecordToolkitUse) {}

export const toolkitEvents = {
  ToolkitPublished,
  InterventionEvidenceRecorded,
  ToolkitUsed,
} as const satisfies EventRegistry;

export type ToolkitCommand = CommandOf<typeof toolkitCommands>;
export type ToolkitEvent = EventOf<typeof toolkitEvents>;

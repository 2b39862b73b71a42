import { All } from '../kernel/combine';
import { IsCount, IsId, IsLongText, IsOneOf, IsRef, IsText } from '../kernel/fields';
import { type Attachment, IsAttachment, IsGroup } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { importFormats, type OneOf } from '../vocabulary/code-lists';

export class ImportBatchKeys {
  @IsId() batchId!: string;
  @IsText(40) source!: string;
}

export class ImportProfile {
  @IsText(80) name!: string;
  @IsCount() version!: number;
  /** JSON text: which column of the file feeds which field. */
  @IsLongText() columns!: string;
}
export class StartImport {
  @IsId() batchId!: string;
  @IsText(40) source!: string;
  @IsOneOf(importFormats) format!: OneOf<typeof importFormats>;
  @IsGroup(() => ImportProfile, { hint: 'profile' }) profile!: ImportProfile;
  @IsAttachment() file!: Attachment;
  @IsCount({ optional: true }) declaredRows?: number;
  @IsRef('importBatch', { optional: true }) replaysBatchId?: string;
}

export const importBatchCommands = {
  StartImport: {
    command: StartImport,
    sentence: 'Start the import of a stored file.',
    roles: ['desk-analyst', 'administrator', 'service'],
    records: { ImportStarted: '' },
    realms: 'live',
  },
} as const satisfies CommandRegistry;

class Rows {
  @IsCount() rowsDone!: number;
}
class Counts {
  @IsCount() read!: number;
  @IsCount() created!: number;
  @IsCount() revised!: number;
  @IsCount() unchanged!: number;
  @IsCount() withdrawn!: number;
  @IsCount() rejected!: number;
  @IsCount() warnings!: number;
  @IsText(64, { optional: true }) rejectsSha256?: string;
}
class Refused {
  @IsText(300) refusalReason!: string;
}

export class ImportStarted extends StartImport {}
/** Recorded at the start of the second pass and every 5,000 rows; a restarted batch continues here. */
export class ImportProgressed extends All(ImportBatchKeys, Rows) {}
export class ImportConcluded extends All(ImportBatchKeys, Counts) {}
export class ImportRefused extends All(ImportBatchKeys, Refused) {}

export const importBatchEvents = {
  ImportStarted,
  ImportProgressed,
  ImportConcluded,
  ImportRefused,
} as const satisfies EventRegistry;

export type ImportBatchCommand = CommandOf<typeof importBatchCommands>;
export type ImportBatchEvent = EventOf<typeof importBatchEvents>;

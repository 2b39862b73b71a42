import { Injectable } from '@nestjs/common';
import { EventLog } from '../../../contracts/event-log';
import { type BlobSeal, type KeyOf, SourceFiles } from '../../../contracts/exchange';
import { BatchIndex, ImportNotes, ImportReaders, ImportSender, RecordKeys, SourceRecords } from './ports';
import { RowJudge } from './row-judge';

/** Everything an import works with, in one hand. */
@Injectable()
export class ExchangeParts {
  readonly judge: RowJudge;
  readonly keyOf: KeyOf;

  constructor(
    readonly log: EventLog,
    readonly files: SourceFiles,
    readonly sender: ImportSender,
    readonly notes: ImportNotes,
    readonly readers: ImportReaders,
    readonly keys: RecordKeys,
    readonly records: SourceRecords,
    readonly batches: BatchIndex,
  ) {
    this.judge = new RowJudge(records, keys);
    this.keyOf = (subject) => keys.fileKey(subject);
  }

  /** The key under which files of a batch are sealed, made when it does not exist. */
  async sealOf(batchId: string): Promise<BlobSeal | undefined> {
    await this.keys.prepare([batchId]);
    const key = this.keys.fileKey(batchId);
    return key && { subject: batchId, key };
  }
}

import type {
  ImportConcluded,
  ImportProgressed,
  ImportRefused,
  ImportStarted,
} from '../../../contracts/access/import-batch';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { Actor } from '../../../contracts/metadata';

/** What the log says of one batch. */
export interface BatchRecord {
  readonly started: ImportStarted;
  readonly eventId: string;
  readonly correlationId: string;
  readonly startedBy: Actor;
  /** Whose rights hold for its rows. */
  readonly starter: string;
  /** Rows of the last `ImportProgressed`; -1 before the second pass. */
  readonly rowsDone: number;
  readonly concluded?: ImportConcluded;
  readonly refused?: ImportRefused;
}

export const batchStream = (batchId: string) => `importBatch-${batchId}`;

const first = ({ id, data, metadata }: RecordedEvent): BatchRecord => ({
  started: data as unknown as ImportStarted,
  eventId: id,
  correlationId: metadata.correlationId,
  startedBy: metadata.actor,
  starter: metadata.onBehalfOf ?? metadata.actor.id,
  rowsDone: -1,
});

function next(batch: BatchRecord, { type, data }: RecordedEvent): BatchRecord {
  switch (type) {
    case 'ImportProgressed':
      return { ...batch, rowsDone: (data as unknown as ImportProgressed).rowsDone };
    case 'ImportConcluded':
      return { ...batch, concluded: data as unknown as ImportConcluded };
    case 'ImportRefused':
      return { ...batch, refused: data as unknown as ImportRefused };
    default:
      return batch;
  }
}

const after = (batch: BatchRecord | undefined, event: RecordedEvent): BatchRecord | undefined => {
  if (batch) return next(batch, event);
  return event.type === 'ImportStarted' ? first(event) : undefined;
};

/** Reads a batch from its stream; undefined where there is none. */
export async function readBatch(log: EventLog, batchId: string): Promise<BatchRecord | undefined> {
  let batch: BatchRecord | undefined;
  for (let from = 0; ; ) {
    const { events, end } = await log.read(batchStream(batchId), { from });
    batch = events.reduce(after, batch);
    const last = events.at(-1);
    if (end || !last) return batch;
    from = last.revision + 1;
  }
}

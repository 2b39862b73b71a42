import type { ImportBatchEvent } from '../../contracts/access/import-batch';
import type { Known } from '../../contracts/kernel/messages';
import { board } from '../board';

type Started = Known<ImportBatchEvent, 'ImportStarted'>['data'];
type Concluded = Known<ImportBatchEvent, 'ImportConcluded'>['data'];
interface ImportRow {
  readonly started?: Started;
  readonly startedAt?: string;
  readonly startedBy?: string;
  readonly state: 'running' | 'concluded' | 'refused';
  readonly rowsDone: number;
  readonly concluded?: Concluded;
  readonly refusalReason?: string;
  readonly endedAt?: string;
}

const startColumns = ({ started, startedAt, startedBy }: ImportRow) => ({
  source: started?.source ?? null,
  format: started?.format ?? null,
  profile: started ? { name: started.profile.name, version: started.profile.version } : null,
  file: started ? { ...started.file } : null,
  declaredRows: started?.declaredRows ?? null,
  replaysBatchId: started?.replaysBatchId ?? null,
  startedAt: startedAt ?? null,
  startedBy: startedBy ?? null,
});

const countsOf = ({ read, created, revised, unchanged, withdrawn, rejected, warnings }: Concluded) => ({
  read,
  created,
  revised,
  unchanged,
  withdrawn,
  rejected,
  warnings,
});

/** Files that are being imported and were imported. */
export const importsBoard = board<ImportBatchEvent>()({
  topic: 'imports',
  version: 1,
  category: 'importBatch',
  readers: ['desk-analyst', 'administrator'],
  keys: ({ data }) => [data.batchId],
  blank: { state: 'running', rowsDone: 0 } as ImportRow,
  on: {
    ImportStarted: (row, { data, metadata }) => ({
      ...row,
      started: data,
      startedAt: metadata.recordedAt,
      startedBy: metadata.actor.id,
    }),
    ImportProgressed: (row, { data }) => ({ ...row, rowsDone: Math.max(row.rowsDone, data.rowsDone) }),
    ImportConcluded: (row, { data, metadata }) => ({
      ...row,
      state: 'concluded' as const,
      rowsDone: data.read,
      concluded: data,
      endedAt: metadata.recordedAt,
    }),
    ImportRefused: (row, { data, metadata }) => ({
      ...row,
      state: 'refused' as const,
      refusalReason: data.refusalReason,
      endedAt: metadata.recordedAt,
    }),
  },
  show: (row) => ({
    ...startColumns(row),
    state: row.state,
    rowsDone: row.rowsDone,
    counts: row.concluded ? countsOf(row.concluded) : null,
    rejectsSha256: row.concluded?.rejectsSha256 ?? null,
    refusalReason: row.refusalReason ?? null,
    endedAt: row.endedAt ?? null,
  }),
});

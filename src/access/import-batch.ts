import {
  type ImportBatchCommand,
  type ImportBatchEvent,
  ImportBatchKeys,
  type ImportStarted,
  importBatchCommands,
  importBatchEvents,
} from '../../contracts/access/import-batch';
import type { FactFolds } from '../../contracts/facts';
import { same } from '../../contracts/kernel/same';
import { checked, defineDecider, rule, stop } from '../platform/decider';

/** One import of one file: what was asked for, how far it came and how it ended. */
export interface ImportBatch {
  readonly started?: Readonly<ImportStarted>;
  readonly state: 'none' | 'started' | 'concluded' | 'refused';
  readonly rowsDone: number;
}

type Facts = Pick<FactFolds, 'runningImports'>;

const mebibyte = 1024 * 1024;
const table = { bytes: 512 * mebibyte, rows: 5_000_000, pageBytes: 20 * mebibyte, pageRows: 1_000_000 } as const;
/**
 * The most a file of each built format may hold (exchange.md §6). These are the limits of the command line; the upload
 * by page sets its own, lower ones before it stores the file.
 */
export const importLimits = {
  ucdpGed: table,
  ucdpCandidate: table,
} as const;
const limitsOf = (format: string) =>
  Object.hasOwn(importLimits, format) ? importLimits[format as keyof typeof importLimits] : undefined;

export const importBatch = defineDecider<ImportBatchCommand, ImportBatchEvent, ImportBatchKeys, Facts>()<ImportBatch>({
  category: 'importBatch',
  id: 'batchId',
  commands: importBatchCommands,
  events: importBatchEvents,
  initial: { state: 'none', rowsDone: 0 },
  keys: ({ started }) => (started ? { batchId: started.batchId, source: started.source } : {}),

  decide: {
    StartImport: {
      facts: ({ source }) => ({ runningImports: { fold: 'runningImports', key: source } }),
      done: (command, { started }) => started !== undefined && same(started, command),
      refuse: [
        stop('ALREADY_EXISTS', ({ batchId }, { started }) => started && { batchId }),
        stop(
          'IMPORT_FORMAT_UNKNOWN',
          ({ format }) => !limitsOf(format) && { format, formats: Object.keys(importLimits) },
        ),
        rule('IMPORT_TOO_LARGE', ({ format, file, declaredRows = 0 }) => {
          const limits = limitsOf(format);
          if (!limits) return undefined;
          if (file.bytes > limits.bytes) return { bytes: file.bytes, atMost: limits.bytes };
          return declaredRows > limits.rows && { rows: declaredRows, atMost: limits.rows };
        }),
        checked('IMPORT_ALREADY_RUNNING', ({ batchId, source }, _, __, { runningImports }) => {
          const other = runningImports?.batchId;
          return other !== undefined && other !== batchId && { source, batchId: other };
        }),
      ],
      record: (command) => [{ type: 'ImportStarted', data: { ...command } }],
    },
  },

  evolve: {
    ImportStarted: (_, started) => ({ started, state: 'started', rowsDone: 0 }),
    ImportProgressed: (batch, { rowsDone }) => ({ ...batch, rowsDone }),
    ImportConcluded: (batch) => ({ ...batch, state: 'concluded' }),
    ImportRefused: (batch) => ({ ...batch, state: 'refused' }),
  },
});

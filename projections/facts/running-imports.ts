import type { ImportBatchEvent } from '../../contracts/access/import-batch';
import { fact } from '../fact';

const without = (row: { readonly batchId: string }, batchId: string) => (row.batchId === batchId ? undefined : row);

/** By source: the batch that is running; no row where none is. */
export const runningImports = fact<ImportBatchEvent>()({
  name: 'runningImports',
  keys: ({ data }) => [data.source],
  blank: { batchId: '' },
  on: {
    ImportStarted: (_, { data }) => ({ batchId: data.batchId }),
    ImportConcluded: (row, { data }) => without(row, data.batchId),
    ImportRefused: (row, { data }) => without(row, data.batchId),
  },
});

import { eventRegister } from '../register';
import { agencyPositionRows } from './agency-positions';

/** Who agreed and who dissented, where, about what and why: one row for each position (domain.md §4). */
export const dissentsRegister = eventRegister({
  name: 'dissents',
  version: 1,
  readers: 'any',
  columns: {
    position: 'integer',
    recordedAt: 'text',
    body: 'text',
    agency: 'text',
    subjectKind: 'text',
    subjectId: 'text',
    stance: 'text',
  },
  indexes: ['position', 'subjectId'],
  search: ['text'],
  rows: agencyPositionRows,
});

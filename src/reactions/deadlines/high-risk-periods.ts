import type { DeadlineAction, DeadlineRow } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

const subjectOf = ({ note }: DeadlineRow) => ({ kind: 'countryWatch', id: String(note.watchId) });

/** `peaceTalks` is *peace talks*. */
const inWords = (kind: string) => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A period of high risk is near. */
export const highRiskPeriodStart: DeadlineAction = {
  kind: 'high-risk-period-start',
  send: (row, tools) => {
    const { watchId, kind, from } = row.note;
    const title = `High-risk period in ${watchId} from ${from}: ${inWords(String(kind))}`;
    return dueAlert(row, tools, { severity: 2, subject: subjectOf(row), title });
  },
};

/** A period of high risk is over: somebody says how it went. */
export const highRiskPeriodEnd: DeadlineAction = {
  kind: 'high-risk-period-end',
  send: (row, tools) => {
    const { watchId, kind, to } = row.note;
    const title = `High-risk period in ${watchId} until ${to}, ${inWords(String(kind))}: record the outcome`;
    return dueAlert(row, tools, { severity: 1, subject: subjectOf(row), title });
  },
};

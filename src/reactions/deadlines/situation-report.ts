import { alertWhenDue } from './due-alert';

/** A report on a crisis is overdue. */
export const situationReport = alertWhenDue('situation-report', 2, 'Situation report is due');

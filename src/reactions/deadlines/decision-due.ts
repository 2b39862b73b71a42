import { alertWhenDue } from './due-alert';

/** A decision is overdue. */
export const decisionDue = alertWhenDue('decision-due', 2, 'Decision is due');

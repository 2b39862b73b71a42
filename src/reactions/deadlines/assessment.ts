import { alertWhenDue } from './due-alert';

/** An assessment is not published yet. */
export const assessmentDue = alertWhenDue('assessment-due', 1, 'Assessment is due to be published');

/** A barrier still stands though it should be gone. */
export const barrierDue = alertWhenDue('barrier-due', 1, 'Barrier is due to be removed');

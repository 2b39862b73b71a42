import { alertWhenDue } from './due-alert';

/** A lesson was assigned, and its last day has passed without it being applied. */
export const lessonDue = alertWhenDue('lesson-due', 1, 'A lesson is due to be applied');

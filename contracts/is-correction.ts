/** Whether events of a type correct or strike another one (domain.md §1.5). */
export const isCorrection = (type: string) => type === 'EventCorrected' || type === 'EventRetracted';

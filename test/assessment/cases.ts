export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
export const assessmentId = idOf(100);
export const source = { kind: 'url', ref: 'https://watchfloor.example/report' };

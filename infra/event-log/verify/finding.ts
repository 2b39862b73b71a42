import type { LogFinding } from '../../../contracts/verification';

export const byIndex = (a: LogFinding, b: LogFinding) => a.index - b.index;

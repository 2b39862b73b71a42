/** Vocabulary of the Interagency Conflict Assessment Framework (2008). */
export const assessmentModes = ['steadyState', 'scenario', 'crisis'] as const;
export const judgementKinds = [
  'context',
  'grievance',
  'resilience',
  'actor',
  'stakeholder',
  'mitigator',
  'window',
  'currentActivity',
  'gap',
  'challenge',
] as const;
export const driverClasses = [
  'governance',
  'identity',
  'resources',
  'security',
  'justice',
  'criminal',
  'sectarian',
  'external',
  'environment',
] as const;
export const driverTrends = ['rising', 'steady', 'falling'] as const;
export const agencyStances = ['concur', 'concurWithComment', 'dissent'] as const;

/** Judgements of the second task, the segue into planning; all others belong to the diagnosis. */
export const taskTwoKinds: readonly string[] = ['currentActivity', 'gap', 'challenge'];

/** What the diagnosis still lacks: it is complete once a context, a grievance, a driver and a window exist. */
export function missingInTaskOne(kinds: readonly string[], drivers: number): readonly string[] {
  const missing = ['context', 'grievance', 'window'].filter((kind) => !kinds.includes(kind));
  return drivers > 0 ? missing : [...missing, 'driver'];
}

/** Where a conflict assessment stands. */
export type ConflictState = 'commissioned' | 'diagnosis' | 'segue' | 'published';

/**
 * Where a conflict assessment stands with what is known of it.
 * @param published true from a publication until anything is recorded after it
 */
export function conflictStateOf(published: boolean, kinds: readonly string[], drivers: number): ConflictState {
  if (published) return 'published';
  if (missingInTaskOne(kinds, drivers).length === 0) return 'segue';
  return kinds.length + drivers > 0 ? 'diagnosis' : 'commissioned';
}

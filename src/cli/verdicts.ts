import type { Finding, Verdict } from '../verifier/findings';
import { exit } from './exit';

/** What people read of a verdict. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: 'VERIFIED',
  failed: 'FAILED',
  incomplete: 'INCOMPLETE',
};

/** How a verification ends that came to a verdict. */
export const verdictExits: Readonly<Record<Verdict, number>> = {
  ok: exit.done,
  failed: exit.verification,
  incomplete: exit.warnings,
};

/** What failed first, and at which position where it is about an event. */
export function failedWords(findings: readonly Finding[]): string {
  const first = findings.find(({ level }) => level === 'error');
  return `FAILED${first?.index === undefined ? '' : ` at #${first.index + 1}`}: ${first?.code}`;
}

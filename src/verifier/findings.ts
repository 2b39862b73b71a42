import type { FindingCode } from '../../contracts/seal/findings';

/** What a reader must know without it being wrong. */
const warnings: ReadonlySet<FindingCode> = new Set([
  // Only a log in one file promises rising times; a cluster of log servers does not, and a bundle may come from either.
  'RECORDED_AT_BACKWARD',
  'CONTENT_WITHHELD',
  'UNWITNESSED',
]);

/** One thing that is wrong with a bundle, or that a reader must know. */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly code: FindingCode;
  /** Of the event, where it is about one. */
  readonly index?: number;
  /** The file or the fields that it is about. */
  readonly detail: string;
}

export const finding = (code: FindingCode, detail: string, index?: number): Finding => ({
  level: warnings.has(code) ? 'warning' : 'error',
  code,
  detail,
  ...(index !== undefined && { index }),
});

export type Verdict = 'ok' | 'failed' | 'incomplete';

/** Failed by one error, incomplete by one warning. */
export function verdictOf(findings: readonly Pick<Finding, 'level'>[]): Verdict {
  if (findings.some(({ level }) => level === 'error')) return 'failed';
  return findings.length > 0 ? 'incomplete' : 'ok';
}

/** `LEVEL CODE index detail`, with a dash where there is no index. */
export const findingLine = ({ level, code, index, detail }: Finding) => `${level} ${code} ${index ?? '-'} ${detail}`;

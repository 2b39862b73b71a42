import type { ExchangeProfile } from '../../contracts/exchange';

/** What is said of a release: its number, and of which kind of data set it is. */
interface Told {
  readonly release: string;
  readonly kind: ExchangeProfile['releases'];
}

const number = (text: string) => String(Number(text));

const names: readonly { readonly pattern: RegExp; readonly told: (parts: readonly string[]) => Told }[] = [
  // Cumulative Candidate files name the first and the last month.
  {
    pattern: /v(\d{2})_0?1_(\d{2})_(\d{1,2})(?!\d)/i,
    told: ([, , year = '', month = '']) => ({ release: `${number(year)}.0.${number(month)}`, kind: 'ucdpCandidate' }),
  },
  {
    pattern: /v(\d{2})_0_(\d{1,2})(?!\d)/i,
    told: ([, year = '', month = '']) => ({ release: `${number(year)}.0.${number(month)}`, kind: 'ucdpCandidate' }),
  },
  {
    pattern: /v(\d{2})_(\d)(?![\d_])/i,
    told: ([, year = '', issue = '']) => ({ release: `${number(year)}.${issue}`, kind: 'ucdpAnnual' }),
  },
  {
    pattern: /^ged(\d{2})(\d)(?!\d)/i,
    told: ([, year = '', issue = '']) => ({ release: `${number(year)}.${issue}`, kind: 'ucdpAnnual' }),
  },
];

/** The release that a file's name tells, such as `GEDEvent_v25_1.csv` or `GEDEvent_v26_0_8.csv`. */
export function releaseInName(fileName: string): Told | undefined {
  for (const { pattern, told } of names) {
    const parts = pattern.exec(fileName.slice(0, 200));
    if (parts) return told(parts);
  }
  return undefined;
}

/** The kind of a release as the operator writes it (`19.1`, `26.0.8`); undefined for anything else. */
export function kindOfRelease(release: string): Told['kind'] | undefined {
  if (/^\d{1,2}\.[1-9]$/.test(release)) return 'ucdpAnnual';
  return /^\d{1,2}\.0\.\d{1,2}$/.test(release) ? 'ucdpCandidate' : undefined;
}

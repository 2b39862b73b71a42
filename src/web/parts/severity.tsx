import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { t } from '../i18n/text';

const shapes = {
  4: <path d="M6 .5L11.7 11H.3z" />,
  3: <path d="M6 .2L11.8 6 6 11.8.2 6z" />,
  2: <circle cx="6" cy="6" r="4.8" />,
  1: <circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="2" />,
} as const;

interface Shown {
  readonly severity: Severity;
  readonly size?: number;
  /** Says the severity aloud where no word stands beside the shape. */
  readonly titled?: boolean;
}

/** The shape of a severity: triangle, diamond, disc or ring, so that colour is never needed to tell them apart. */
export function SeverityShape({ severity, size = 12, titled = false }: Shown) {
  const label = titled ? t(`frame.severity.${severity}`) : '';
  return (
    <span className="severity-shape" data-severity={severity}>
      <svg
        viewBox="0 0 12 12"
        width={size}
        height={size}
        fill="currentColor"
        role="img"
        aria-label={label}
        aria-hidden={!titled}
      >
        {shapes[severity]}
      </svg>
    </span>
  );
}

/** Shape and word of a severity, weighted so that it reads in monochrome. */
export function SeverityMark({
  severity,
  quiet = false,
  size = 12,
}: {
  severity: Severity;
  quiet?: boolean;
  size?: number;
}) {
  return (
    <span className="severity" data-severity={severity} {...(quiet && { 'data-quiet': '' })}>
      <SeverityShape severity={severity} size={size} />
      {t(`frame.severity.${severity}`)}
    </span>
  );
}

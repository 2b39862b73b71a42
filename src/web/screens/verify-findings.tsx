import type { ReactNode } from 'react';
import { t } from '../i18n/text';
import { VerifyTable } from './verify-table';

const mostShown = 20;

interface Found {
  readonly code: string;
  readonly index?: number;
  readonly detail: string;
}

interface FindingsProps<Finding extends Found> {
  readonly all: readonly Finding[];
  /** Where one of them shows. */
  readonly place: (finding: Finding) => ReactNode;
}

/** The first of what was found. */
export const FindingsTable = <Finding extends Found>({ all, place }: FindingsProps<Finding>) => (
  <VerifyTable
    caption={t('verify.findings', { shown: Math.min(mostShown, all.length), all: all.length })}
    columns={['place', 'kind', 'detail']}
    rows={all.slice(0, mostShown).map((finding) => ({
      key: `${finding.index} ${finding.code} ${finding.detail}`,
      cells: { place: place(finding), kind: t(`verify.kind.${finding.code}`), detail: finding.detail },
    }))}
  />
);

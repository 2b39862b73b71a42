import type { ReactNode } from 'react';
import type { Verdict } from '../../verifier/findings';
import { t } from '../i18n/text';
import { Icon } from '../parts/icon';
import { PositionText } from '../parts/position';
import type { RangeFinding } from '../seal/check-range';
import { FindingsTable } from './verify-findings';

const icons = { ok: 'tick', incomplete: 'warning', failed: 'close' } as const;

interface OutcomeProps {
  readonly outcome: Verdict;
  readonly findings: readonly RangeFinding[];
  /** Names within `verify.missing` of what was not given. */
  readonly missing: readonly string[];
  /** What was checked, in a sentence. */
  readonly about: ReactNode;
  /** Facts and buttons below the verdict. */
  readonly children?: ReactNode;
}

/** What a check in this browser came to: VERIFIED, INCOMPLETE with what was not covered, or FAILED with place and kind. */
export function VerifyOutcome({ outcome, findings, missing, about, children }: OutcomeProps) {
  const first = findings.find(({ level }) => level === 'error');
  return (
    <div className="verify-outcome" data-outcome={outcome}>
      <Icon name={icons[outcome]} size={20} strokeWidth={2} />
      <div>
        <p className="verify-word">{first ? <FailedAt {...first} /> : t(`verify.outcome.${outcome}`)}</p>
        <p>{about}</p>
        {missing.length > 0 && (
          <ul>
            {missing.map((name) => (
              <li key={name}>{t(`verify.missing.${name}`)}</li>
            ))}
          </ul>
        )}
        {children}
        {findings.length > 0 && <FindingsTable all={findings} place={placeOf} />}
      </div>
    </div>
  );
}

function FailedAt({ code, index }: RangeFinding) {
  return (
    <>
      {t('verify.FAILED')}
      {index !== undefined && (
        <>
          {' '}
          {t('verify.at')} <PositionText value={index + 1} />
        </>
      )}
      : {t(`verify.kind.${code}`)}
    </>
  );
}

const placeOf = ({ index }: RangeFinding) => (index === undefined ? '–' : <PositionText value={index + 1} />);

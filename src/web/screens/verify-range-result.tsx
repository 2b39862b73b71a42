import { base64 } from '../../../contracts/seal/base64';
import { outcomeOf } from '../../verifier/file-report';
import { t } from '../i18n/text';
import { saveFile } from '../live/save-file';
import { Button } from '../parts/button';
import { Fact } from '../parts/drawer';
import { PositionText } from '../parts/position';
import { witnessWords } from '../parts/seal-words';
import { useSeal } from '../parts/use-seal';
import { keptNote } from '../seal/kept-note';
import type { RangeCheck } from './use-range-check';
import { VerifyOutcome } from './verify-outcome';

/** What the check of a range came to. */
export function RangeResult({ report, accepted }: Extract<RangeCheck, { state: 'checked' }>) {
  const { seal } = useSeal();
  const { from, to, covered, findings, evidence } = report;
  const missing = to > covered ? ['newer'] : [];
  const outcome = outcomeOf({ findings, missing });
  const save = () =>
    saveFile(
      `verify-${from}-${to}.json`,
      JSON.stringify({ checkpoint: keptNote(accepted), findings, ...evidence }, undefined, 2),
      'application/json',
    );
  return (
    <VerifyOutcome
      outcome={outcome}
      findings={findings}
      missing={missing}
      about={
        <>
          {covered < from ? (
            t('verify.about.nothing')
          ) : (
            <>
              <PositionText value={from} /> {t('verify.about.to')} <PositionText value={covered} />
            </>
          )}{' '}
          {t('verify.under')} <PositionText value={accepted.size} />
        </>
      }
    >
      <dl className="pairs">
        <Fact label={t('verify.root')}>
          <code>{base64(accepted.root)}</code>
        </Fact>
        {seal && <Fact label={t('verify.witnesses')}>{witnessWords(seal)}</Fact>}
      </dl>
      {outcome === 'failed' && (
        <p className="verify-buttons">
          <Button onClick={save}>{t('verify.saveEvidence')}</Button>
        </p>
      )}
    </VerifyOutcome>
  );
}

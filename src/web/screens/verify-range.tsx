import { useState } from 'react';
import { t } from '../i18n/text';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { ProblemPanel } from '../parts/state-panel';
import { useSeal } from '../parts/use-seal';
import { useRangeCheck } from './use-range-check';
import { BundleMaker } from './verify-bundle';
import { RangeResult } from './verify-range-result';

/** Events that are checked at once. */
const most = 10_000;
const few = 100;

/** First and last position of a text each; undefined unless they are a range of at most so many events. */
function positionsOf(from: string, to: string) {
  const [first, last] = [from, to].map((text) => (/^#?\d{1,15}$/.test(text) ? Number(text.replace('#', '')) : 0));
  return first! > 0 && first! <= last! && last! - first! < most ? { from: first!, to: last! } : undefined;
}

/** A range of the log: its entries are fetched and hashed in this browser, or all of it is taken away as a bundle. */
export function Range({ onBundle }: { onBundle: () => void }) {
  const { outcome } = useSeal();
  const accepted = outcome.state === 'accepted' ? outcome.kept : undefined;
  const [asked, setAsked] = useState<{ readonly from?: string; readonly to?: string }>({});
  const { check, run } = useRangeCheck();
  const { from = String(Math.max(1, (accepted?.size ?? 1) - few + 1)), to = String(accepted?.size ?? 1) } = asked;
  const positions = positionsOf(from, to);
  const fault = positions ? undefined : t('verify.rangeFault', { most });
  const field = (name: 'from' | 'to', value: string) => (
    <Field label={t(`verify.${name}`)} fault={name === 'to' && fault}>
      {(control) => (
        <input
          className="input"
          inputMode="numeric"
          value={value}
          onChange={(event) => setAsked({ from, to, [name]: event.target.value })}
          {...control}
        />
      )}
    </Field>
  );
  const begin = (event: React.FormEvent) => {
    event.preventDefault();
    if (positions && accepted) run(positions, accepted);
  };
  return (
    <section className="verify-part" aria-labelledby="verify-range">
      <h2 id="verify-range">{t('verify.rangeTitle')}</h2>
      <p className="muted">{t('verify.rangeHint', { most })}</p>
      <form className="verify-fields" onSubmit={begin}>
        {field('from', from)}
        {field('to', to)}
        <p className="verify-buttons">
          <Button type="submit" disabled={!positions || !accepted || check.state === 'running'}>
            {t('verify.check')}
          </Button>
          {!accepted && <span className="muted">{t('verify.noneAccepted')}</span>}
        </p>
      </form>
      {check.state === 'running' && (
        <p>
          {t('verify.hashed', { done: check.done, all: check.all })}{' '}
          <progress value={check.done} max={Math.max(check.all, 1)} aria-label={t('verify.running')} />
        </p>
      )}
      {check.state === 'notLoaded' && <p role="status">{t('verify.dropped.notLoaded')}</p>}
      {check.state === 'stopped' && <ProblemPanel cause={check.cause} />}
      {check.state === 'checked' && <RangeResult {...check} />}
      <BundleMaker positions={positions} onMade={onBundle} />
    </section>
  );
}

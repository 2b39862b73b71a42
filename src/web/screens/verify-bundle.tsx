import { useState } from 'react';
import { t } from '../i18n/text';
import { announce } from '../live/announce';
import { makeBundle } from '../live/bundle';
import { saveFile } from '../live/save-file';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { ProblemPanel } from '../parts/state-panel';
import type { Positions } from '../seal/check-range';

const longest = 200;

interface MakerProps {
  /** Undefined where no range is said. */
  readonly positions: Positions | undefined;
  /** Told when a checkpoint has been kept for a bundle. */
  readonly onMade: () => void;
}

/** The events of a range with everything that proves them, as a file; that it was made stays on record. */
export function BundleMaker({ positions, onMade }: MakerProps) {
  const [audience, setAudience] = useState('');
  const { made, make } = useBundle(onMade);
  const ready = positions && audience.trim() !== '' && made.state !== 'making';
  const begin = (event: React.FormEvent) => {
    event.preventDefault();
    if (ready) make({ ...positions, audience: audience.trim() });
  };
  return (
    <>
      <h3>{t('verify.bundle')}</h3>
      <p className="muted">{t('verify.bundleHint')}</p>
      <form className="verify-fields" onSubmit={begin}>
        <Field label={t('verify.audience')} hint={t('verify.audienceHint')}>
          {(control) => (
            <input
              className="input"
              maxLength={longest}
              value={audience}
              onChange={(event) => setAudience(event.target.value)}
              {...control}
            />
          )}
        </Field>
        <p className="verify-buttons">
          <Button type="submit" disabled={!ready}>
            {t(made.state === 'making' ? 'verify.making' : 'verify.make')}
          </Button>
          {made.state === 'made' && <span role="status">{t('verify.made', made)}</span>}
        </p>
      </form>
      {made.state === 'refused' && <ProblemPanel cause={made.cause} />}
    </>
  );
}

type Made =
  | { readonly state: 'none' | 'making' }
  | { readonly state: 'made'; readonly name: string; readonly bytes: number }
  | { readonly state: 'refused'; readonly cause: unknown };

/** Makes bundles and gives them to the person as files. */
function useBundle(onMade: () => void) {
  const [made, setMade] = useState<Made>({ state: 'none' });
  const make = async (ask: Parameters<typeof makeBundle>[0]) => {
    setMade({ state: 'making' });
    try {
      const bundle = await makeBundle(ask);
      const name = `case-${ask.from}-${ask.to}.zip`;
      saveFile(name, bundle, 'application/zip');
      setMade({ state: 'made', name, bytes: bundle.size });
      onMade();
      announce(t('verify.made', { name, bytes: bundle.size }));
    } catch (cause) {
      setMade({ state: 'refused', cause });
    }
  };
  return { made, make: (ask: Parameters<typeof makeBundle>[0]) => void make(ask) };
}

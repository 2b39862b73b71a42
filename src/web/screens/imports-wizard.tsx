import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/text';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { ImportFile } from './imports-file';
import { ImportPreview } from './imports-preview';
import { ImportRunning } from './imports-running';
import { blankAsk, type ImportAsk, useImport } from './use-import';

const steps = ['file', 'preview', 'running'] as const;

/** From a file to recorded events: choose, look at what would be recorded, confirm. */
export function ImportWizard({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [ask, setAsk] = useState<ImportAsk>(blankAsk);
  const run = useImport();
  useEffect(() => dialog.current?.showModal(), []);
  const step = run.state.batchId ? 'running' : run.state.preview ? 'preview' : 'file';
  return (
    <dialog ref={dialog} className="wizard" aria-labelledby="wizard-title" onClose={onClose}>
      <header className="wizard-head">
        <h2 id="wizard-title" className="wizard-title">
          {t('imports.wizard')}
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('frame.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <ol className="wizard-steps">
        {steps.map((each) => (
          <li key={each} {...(each === step && { 'aria-current': 'step' })}>
            {t(`imports.step.${each}`)}
          </li>
        ))}
      </ol>
      <div className="wizard-body">
        {run.state.fault && (
          <p className="sign-in-fault" role="alert">
            {run.state.fault}
          </p>
        )}
        {step === 'file' && <ImportFile ask={ask} onChange={setAsk} />}
        {step === 'preview' && run.state.preview && <ImportPreview result={run.state.preview} />}
        {step === 'running' && run.state.batchId && <ImportRunning batchId={run.state.batchId} />}
      </div>
      <WizardBar ask={ask} run={run} step={step} onClose={() => dialog.current?.close()} />
    </dialog>
  );
}

interface BarProps {
  readonly ask: ImportAsk;
  readonly run: ReturnType<typeof useImport>;
  readonly step: (typeof steps)[number];
  readonly onClose: () => void;
}

/** The step forward, the step back, and the way out. */
function WizardBar({ ask, run, step, onClose }: BarProps) {
  return (
    <footer className="wizard-bar">
      {step === 'file' && (
        <Button kind="primary" disabled={run.state.busy} aria-disabled={!ask.file} onClick={() => void run.tryOut(ask)}>
          {t(run.state.busy ? 'imports.reading' : 'imports.toPreview')}
        </Button>
      )}
      {step === 'preview' && <Confirm ask={ask} run={run} />}
      <span className="spring" />
      <Button kind="quiet" onClick={onClose}>
        {t(step === 'running' ? 'imports.done' : 'imports.cancel')}
      </Button>
    </footer>
  );
}

function Confirm({ ask, run }: Pick<BarProps, 'ask' | 'run'>) {
  const { busy, preview } = run.state;
  const refused = preview?.state === 'refused';
  return (
    <>
      <Button kind="primary" disabled={busy || refused} onClick={() => void run.start(ask)}>
        {t(busy ? 'imports.starting' : 'imports.confirm', { count: preview?.counts.read ?? 0 })}
      </Button>
      <Button onClick={run.back}>{t('imports.back')}</Button>
    </>
  );
}

import { useEffect, useRef } from 'react';
import { t } from '../i18n/text';
import { Button } from '../parts/button';

interface DiscardProps {
  readonly open: boolean;
  readonly title: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asks before something typed is thrown away. */
export function DiscardDialog({ open, title, onKeep, onDiscard }: DiscardProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="question" onClose={onKeep} aria-labelledby="discard-title">
      <h2 id="discard-title" className="question-title">
        {t('forms.discardTitle')}
      </h2>
      <p>{t('forms.discardWords', { title })}</p>
      <div className="question-actions">
        <Button kind="primary" onClick={onKeep}>
          {t('forms.keep')}
        </Button>
        <Button onClick={onDiscard}>{t('forms.discard')}</Button>
      </div>
    </dialog>
  );
}

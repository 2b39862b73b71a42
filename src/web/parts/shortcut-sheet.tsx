import { useEffect, useRef } from 'react';
import { t } from '../i18n/text';
import { sheetStore } from '../live/sheet';
import { Icon } from './icon';
import { KeyHint } from './key-hint';
import { scopesStore } from './keys';
import { useStore } from './use-store';

/** Every key that works on this screen, read from the table that binds them. */
export function ShortcutSheet() {
  const open = useStore(sheetStore);
  const scopes = useStore(scopesStore);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const shown = scopes.filter(({ bindings }) => bindings.length > 0).toReversed();
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={() => sheetStore.set(false)}>
      <header>
        <h2 id="sheet-title">{t('frame.sheet')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('frame.close')}
          onClick={() => sheetStore.set(false)}
        >
          <Icon name="close" size={12} />
        </button>
      </header>
      {open &&
        shown.map(({ title, bindings }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {bindings.map(({ keys, label }) => (
                <div key={keys}>
                  <dt>
                    {keys.split('|').map((one) => (
                      <KeyHint key={one}>{one}</KeyHint>
                    ))}
                  </dt>
                  <dd>{t(label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </dialog>
  );
}

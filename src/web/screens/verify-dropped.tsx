import { useEffect, useState } from 'react';
import { t } from '../i18n/text';
import { Field } from '../parts/field';
import { useDropped } from './use-dropped';
import { DroppedResult } from './verify-dropped-result';

/** Checks files of evidence in this browser: nothing is uploaded (experience.md §16.3). */
export function CheckFile() {
  const { dropped, take } = useDropped();
  const over = useDrop((files) => take({ files }));
  return (
    <section className="verify-part" aria-labelledby="verify-file" data-over={over || undefined}>
      <h2 id="verify-file">{t('verify.file')}</h2>
      <div className="verify-fields">
        <Field label={t('verify.files')} hint={t('verify.filesHint')}>
          {(control) => (
            <input
              className="input"
              type="file"
              multiple
              onChange={(event) => take({ files: [...(event.target.files ?? [])] })}
              {...control}
            />
          )}
        </Field>
        <Field label={t('verify.policy')} aside={t('verify.optional')} hint={t('verify.policyHint')}>
          {(control) => (
            <input
              className="input"
              type="file"
              onChange={(event) => take({ policy: event.target.files?.[0] })}
              {...control}
            />
          )}
        </Field>
      </div>
      {dropped.state === 'checked' ? (
        <DroppedResult {...dropped.report} />
      ) : (
        dropped.state !== 'none' && <p role="status">{t(`verify.dropped.${dropped.state}`)}</p>
      )}
    </section>
  );
}

/** Text that is dragged into a field belongs to the field. */
const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** Takes files dropped anywhere on the page, which would otherwise leave for them; true while they hover over it. */
function useDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent) => {
      hover(event);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files);
    };
    const listened = { dragover: hover, dragleave: hover, drop } as const;
    for (const [type, heard] of Object.entries(listened)) document.addEventListener(type, heard as EventListener);
    return () => {
      for (const [type, heard] of Object.entries(listened)) document.removeEventListener(type, heard as EventListener);
    };
  });
  return over;
}

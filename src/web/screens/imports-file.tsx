import { t } from '../i18n/text';
import { Field } from '../parts/field';
import type { ImportAsk } from './use-import';

/** Formats that can be read; the names are those of the contract. */
const formats = ['ucdpGed', 'ucdpCandidate'] as const;
const number = new Intl.NumberFormat('en-US');

/** The file and what is said about it; what can be read from the file itself need not be said. */
export function ImportFile({ ask, onChange }: { ask: ImportAsk; onChange: (ask: ImportAsk) => void }) {
  return (
    <>
      <Field
        label={t('imports.file')}
        hint={
          ask.file
            ? t('imports.fileTold', { name: ask.file.name, bytes: number.format(ask.file.size) })
            : t('imports.fileHint')
        }
      >
        {(control) => (
          <input
            className="input"
            type="file"
            accept=".csv,.zip,text/csv"
            onChange={(event) => onChange({ ...ask, file: event.target.files?.[0] })}
            {...control}
          />
        )}
      </Field>
      <Field label={t('imports.format')}>
        {(control) => (
          <select
            className="input"
            value={ask.format}
            onChange={(event) => onChange({ ...ask, format: event.target.value })}
            {...control}
          >
            {formats.map((format) => (
              <option key={format} value={format}>
                {t(`imports.format.${format}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('imports.profile')} aside={t('imports.optional')} hint={t('imports.profileHint')}>
        {(control) => (
          <input
            className="input"
            value={ask.profile}
            onChange={(event) => onChange({ ...ask, profile: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <Field label={t('imports.release')} aside={t('imports.optional')} hint={t('imports.releaseHint')}>
        {(control) => (
          <input
            className="input"
            value={ask.release}
            onChange={(event) => onChange({ ...ask, release: event.target.value })}
            {...control}
          />
        )}
      </Field>
    </>
  );
}

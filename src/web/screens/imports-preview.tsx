import type { JsonObject } from '../../../contracts/encoding';
import type { ImportReject, ImportResult } from '../../../contracts/http';
import { hasText, t } from '../i18n/text';
import { shortValue, valueWords } from '../i18n/words';

const counted = ['read', 'created', 'revised', 'unchanged', 'withdrawn', 'rejected', 'warnings'] as const;
const number = new Intl.NumberFormat('en-US');

/** Counts of a batch or of its preview, side by side. */
export const Counts = ({ counts }: { counts: ImportResult['counts'] }) => (
  <dl className="counts">
    {counted.map((name) => (
      <div key={name}>
        <dt>{t(`imports.column.${name}`)}</dt>
        <dd>{number.format(counts[name])}</dd>
      </div>
    ))}
  </dl>
);

const codeWords = (code: string) => (hasText(`imports.code.${code}`) ? t(`imports.code.${code}`) : code);

/** Codes with how often each occurred. */
export function Codes({ title, codes }: { title: string; codes: Readonly<Record<string, number>> }) {
  const entries = Object.entries(codes);
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className="preview-title">{title}</h3>
      <ul>
        {entries.map(([code, count]) => (
          <li key={code}>
            <b>{number.format(count)}</b> × <code>{code}</code>{' '}
            <span className="muted">{codeWords(code) !== code && codeWords(code)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the file would record: counts, oddities, the first rows as events, and what would be rejected. */
export function ImportPreview({ result }: { result: ImportResult }) {
  return (
    <>
      <p className="muted">
        {t('imports.profileTold', { name: result.profile.name, version: result.profile.version })}{' '}
        {result.release && t('imports.releaseTold', { release: result.release })}
      </p>
      {result.refusalReason && (
        <p className="sign-in-fault" role="alert">
          {t('imports.refusedFile')} <code>{result.refusalReason}</code>
        </p>
      )}
      {result.repeatOf && <p>{t('imports.repeat')}</p>}
      <Counts counts={result.counts} />
      <Codes title={t('imports.warnings')} codes={result.warnings} />
      <Codes title={t('imports.notes')} codes={result.notes} />
      {result.rejects && result.rejects.length > 0 && (
        <>
          <h3 className="preview-title">{t('imports.rejectsTitle')}</h3>
          <RejectTable rejects={result.rejects} />
        </>
      )}
      {result.preview && result.preview.length > 0 && <Rows preview={result.preview} />}
    </>
  );
}

const shown = ['headline', 'violenceType', 'occurred', 'place', 'fatalities'] as const;

function Rows({ preview }: { preview: NonNullable<ImportResult['preview']> }) {
  return (
    <>
      <h3 className="preview-title">{t('imports.previewTitle', { count: preview.length })}</h3>
      <table className="preview">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('imports.line')}
            </th>
            <th scope="col">{t('imports.event')}</th>
            {shown.map((name) => (
              <th key={name} scope="col">
                {t(`imports.preview.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ line, type, data }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <td>{type}</td>
              {shown.map((name) => (
                <td key={name}>{cellOf(name, data)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function cellOf(name: (typeof shown)[number], data: JsonObject): string {
  const value = data[name] as JsonObject | undefined;
  if (name === 'occurred' && value) return String(value.from).slice(0, 10);
  if (name === 'place' && value) return [value.name, value.country].filter(Boolean).join(', ');
  if (name === 'fatalities' && value) return `${value.low}–${value.best}–${value.high}`;
  if (name === 'violenceType') return valueWords('ViolenceType', String(data[name]));
  return shortValue(undefined, name, value);
}

/** Rejected rows by line, column, code and value. */
export const RejectTable = ({ rejects }: { rejects: readonly ImportReject[] }) => (
  <table className="preview">
    <thead>
      <tr>
        {(['line', 'column', 'code', 'value'] as const).map((name) => (
          <th key={name} scope="col" className={name === 'line' ? 'number' : ''}>
            {t(`imports.reject.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rejects.slice(0, 200).map((reject) => (
        <tr key={`${reject.line}-${reject.column}-${reject.code}`}>
          <td className="number">{reject.line}</td>
          <td>{reject.column}</td>
          <td>
            <code>{reject.code}</code>
          </td>
          <td>{reject.value}</td>
        </tr>
      ))}
    </tbody>
    {rejects.length > 200 && <caption className="muted">{t('imports.rejectsCut', { count: rejects.length })}</caption>}
  </table>
);

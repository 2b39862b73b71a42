import { useEffect, useState } from 'react';
import type { ImportResult } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { useBoardView, useWatched } from '../parts/use-board';
import { ImportState } from './imports-model';
import { Codes, Counts } from './imports-preview';

/** The whole result of a batch, read once it has ended; undefined while it runs. */
export function useImportResult(batchId: string, ended: boolean): ImportResult | undefined {
  const [result, setResult] = useState<ImportResult>();
  useEffect(() => {
    if (!ended) return;
    const stop = new AbortController();
    api<ImportResult>(`/imports/${batchId}`, { signal: stop.signal })
      .then(setResult)
      .catch(() => undefined);
    return () => stop.abort();
  }, [batchId, ended]);
  return result;
}

/** A batch from its start to its end, told live by the board; the wizard may be closed meanwhile. */
export function ImportRunning({ batchId }: { batchId: string }) {
  const store = useWatched('imports');
  useBoardView(store);
  const row = store.rows.get(batchId)?.row;
  const result = useImportResult(batchId, row !== undefined && row.state !== 'running');
  if (!row) return <p role="status">{t('imports.accepted')}</p>;
  return (
    <>
      <p role="status">
        <ImportState row={row} />
      </p>
      {row.state === 'running' && <p className="muted">{t('imports.mayClose')}</p>}
      {typeof row.refusalReason === 'string' && (
        <p className="sign-in-fault" role="alert">
          {t('imports.refusedFile')} <code>{row.refusalReason}</code>
        </p>
      )}
      {result && (
        <>
          {result.repeatOf && <p>{t('imports.repeat')}</p>}
          <Counts counts={result.counts} />
          <Codes title={t('imports.warnings')} codes={result.warnings} />
          <Codes title={t('imports.notes')} codes={result.notes} />
        </>
      )}
    </>
  );
}

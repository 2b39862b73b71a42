import { useState } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import type { ImportReject } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { saveFile } from '../live/save-file';
import { Button } from '../parts/button';
import { Drawer, Fact } from '../parts/drawer';
import { Name, shortId } from '../parts/name';
import { Time } from '../parts/time';
import { countsOf, fileOf, ImportState, profileOf } from './imports-model';
import { Codes, Counts, RejectTable } from './imports-preview';
import { useImportResult } from './imports-running';
import { rejectsCsv } from './rejects-csv';
import { importFault } from './use-import';
import { useMayImport } from './use-may-import';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : undefined);

const download = (id: string, rejects: readonly ImportReject[]) =>
  saveFile(`watchfloor_live_rejects_${shortId(id)}.csv`, rejectsCsv(rejects), 'text/csv;charset=utf-8');

function useRejects(id: string) {
  const [rejects, setRejects] = useState<readonly ImportReject[]>();
  const [told, setTold] = useState('');
  const run = async (act: () => Promise<void>) => {
    setTold('');
    try {
      await act();
    } catch (cause) {
      setTold(importFault(cause));
    }
  };
  const read = () => run(async () => setRejects(await api<readonly ImportReject[]>(`/imports/${id}/rejects`)));
  const retry = () =>
    run(async () => {
      const { batchId } = await api<{ readonly batchId: string }>(`/imports/${id}/retry`, { method: 'POST' });
      setTold(t('imports.retried', { batch: shortId(batchId) }));
    });
  return { rejects, told, read, retry };
}

/** One batch: file, profile, counts, oddities; its rejects can be read, downloaded and tried again. */
export function ImportDrawer({ id, row, onClose }: { id: string; row: JsonObject; onClose: () => void }) {
  const may = useMayImport();
  const result = useImportResult(id, row.state !== 'running');
  const rejects = useRejects(id);
  const counts = countsOf(row);
  const rejected = counts?.rejected ?? 0;
  return (
    <Drawer
      lead={<ImportState row={row} />}
      href={`/record/importBatch-${id}`}
      title={fileOf(row)?.name ?? shortId(id)}
      line={[text(row, 'source'), shortId(id), profileOf(row) && t('imports.profileShort', { ...profileOf(row) })]
        .filter(Boolean)
        .join(' · ')}
      onClose={onClose}
      buttons={
        <div className="command-buttons">
          {rejected > 0 && <Button onClick={() => void rejects.read()}>{t('imports.showRejects')}</Button>}
          {rejects.rejects && (
            <Button onClick={() => download(id, rejects.rejects ?? [])}>{t('imports.download')}</Button>
          )}
          {may && rejected > 0 && row.state === 'concluded' && (
            <Button onClick={() => void rejects.retry()}>{t('imports.retry')}</Button>
          )}
        </div>
      }
    >
      <section>
        <Facts row={row} />
        {rejects.told && <p role="status">{rejects.told}</p>}
      </section>
      {counts && (
        <section>
          <Counts counts={counts} />
          {result && <Codes title={t('imports.warnings')} codes={result.warnings} />}
          {result && <Codes title={t('imports.notes')} codes={result.notes} />}
        </section>
      )}
      {rejects.rejects && (
        <section>
          <RejectTable rejects={rejects.rejects} />
        </section>
      )}
    </Drawer>
  );
}

function Facts({ row }: { row: JsonObject }) {
  const file = fileOf(row);
  return (
    <dl className="pairs">
      {text(row, 'refusalReason') && (
        <Fact label={t('imports.refused')}>
          <code>{text(row, 'refusalReason')}</code>
        </Fact>
      )}
      <Fact label={t('imports.column.started')}>
        {text(row, 'startedAt') && <Time at={text(row, 'startedAt') ?? ''} />}{' '}
        {text(row, 'startedBy') && (
          <span className="muted">
            <Name category="user" id={text(row, 'startedBy') ?? ''} />
          </span>
        )}
      </Fact>
      {text(row, 'endedAt') && (
        <Fact label={t('imports.ended')}>
          <Time at={text(row, 'endedAt') ?? ''} />
        </Fact>
      )}
      {file && (
        <Fact label={t('imports.digest')}>
          <code>{file.sha256.slice(0, 16)}…</code>{' '}
          <span className="muted">{t('imports.bytes', { count: file.bytes })}</span>
        </Fact>
      )}
      {text(row, 'replaysBatchId') && (
        <Fact label={t('imports.replays')}>{shortId(text(row, 'replaysBatchId') ?? '')}</Fact>
      )}
    </dl>
  );
}

import { useState } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { useFormText } from '../forms/use-form-text';
import { BoardPage, boardHints } from '../grid/board-page';
import { t } from '../i18n/text';
import { boardOfCategory } from '../live/live';
import { Button } from '../parts/button';
import { StatePanel } from '../parts/state-panel';
import { Time } from '../parts/time';
import { ImportDrawer } from './imports-drawer';
import { countsOf, fileOf, ImportState, importsModel } from './imports-model';
import { ImportWizard } from './imports-wizard';
import { useMayImport } from './use-may-import';
import '../style/grid.css';
import '../style/drawer.css';
import '../style/system.css';

boardOfCategory('imports', 'importBatch');

const Card = ({ row }: { row: JsonObject }) => (
  <>
    <span className="card-line">
      <b>{String(row.source ?? '')}</b>
      <ImportState row={row} />
    </span>
    <span className="card-line card-title">
      <span>{fileOf(row)?.name}</span>
    </span>
    <span className="card-line">
      <span>{typeof row.startedAt === 'string' && <Time at={row.startedAt} />}</span>
      <span className="muted">
        {t('imports.cardCounts', { created: countsOf(row)?.created ?? 0, rejected: countsOf(row)?.rejected ?? 0 })}
      </span>
    </span>
  </>
);

const defaults = { filters: '' };

/** Files from outside: what was read, created, revised, rejected; a wizard for the next one. */
export default function Imports() {
  const ready = useFormText();
  const may = useMayImport();
  const [open, setOpen] = useState(false);
  if (!ready) return null;
  const start = may && <Button onClick={() => setOpen(true)}>{t('imports.start')}</Button>;
  return (
    <>
      <BoardPage
        title={t('imports.title')}
        model={importsModel}
        category="importBatch"
        defaults={defaults}
        drawer={(held, close) => <ImportDrawer id={held.key} row={held.row} onClose={close} />}
        card={({ row }) => <Card row={row} />}
        tools={start}
        empty={
          <StatePanel title={t('imports.none')} actions={start}>
            {t('imports.formats')}
          </StatePanel>
        }
        hints={boardHints}
      />
      {open && <ImportWizard onClose={() => setOpen(false)} />}
    </>
  );
}

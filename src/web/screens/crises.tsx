import '../style/grid.css';
import '../style/drawer.css';
import type { JsonObject } from '../../../contracts/encoding';
import { BoardPage, boardHints } from '../grid/board-page';
import { crisesModel } from '../grid/columns/crises';
import { t } from '../i18n/text';
import { openCommand } from '../live/command';
import type { HeldRow } from '../live/held-rows';
import { boardOfCategory } from '../live/live';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Overdue, StatusWords, Subject } from '../parts/crisis-cells';
import { SeverityMark, SeverityShape } from '../parts/severity';
import { StatePanel } from '../parts/state-panel';
import { Age, Time, usePassed } from '../parts/time';
import { useStore } from '../parts/use-store';
import { CrisisDrawer } from './crises/drawer';

boardOfCategory('crises', 'crisis');

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function Card({ row }: { row: JsonObject }) {
  const overdue = usePassed(text(row.reportDue));
  const at = text(row.lastReportAt);
  const alerts = Number(row.openAlerts ?? 0);
  return (
    <>
      <span className="card-line">
        <SeverityMark severity={(Number(row.severity) || 1) as 1 | 2 | 3 | 4} />
        <StatusWords status={text(row.status)} />
      </span>
      <span className="card-line card-title">
        <Subject row={row} />
      </span>
      <span className="card-line">
        <span>
          {at && (
            <>
              <Time at={at} form="cell" />{' '}
              <span className="muted">
                <Age since={at} /> {t('crises.agoSuffix')}
              </span>
            </>
          )}
          {overdue && <Overdue />}
        </span>
        <span className={alerts === 0 ? 'muted' : 'with-shape'}>
          {Number(row.criticalAlerts) > 0 && <SeverityShape severity={4} size={10} titled />}
          {t('crises.alertCount', { count: alerts })}
        </span>
      </span>
    </>
  );
}

function Empty() {
  const { commands } = useStore(catalogueStore);
  const may = maySend(
    commands.find(({ name }) => name === 'OpenCrisis'),
    currentSession()?.roles ?? [],
  );
  return (
    <StatePanel
      title={t('crises.empty')}
      actions={may && <Button onClick={() => openCommand('OpenCrisis')}>{t('crises.open')}</Button>}
    >
      {t('crises.emptyScope')}
    </StatePanel>
  );
}

const levels = [4, 3, 2, 1] as const;

/** Under the heading of a group: shapes with counts from the status on, alerts and signals under their columns. */
function groupCell(column: string, rows: readonly JsonObject[]) {
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  if (column === 'openAlerts' || column === 'signals') return <span className="count">{sum(column)}</span>;
  if (column !== 'status') return null;
  return levels
    .map((level) => ({ level, count: rows.filter(({ severity }) => severity === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => (
      <span key={level} className="with-shape">
        <SeverityShape severity={level} size={10} titled /> {count}
      </span>
    ));
}

const defaults = { filters: 'status:-closed' };

/** The watch officer's picture. */
export default function Crises() {
  const { commands } = useStore(catalogueStore);
  const may = maySend(
    commands.find(({ name }) => name === 'OpenCrisis'),
    currentSession()?.roles ?? [],
  );
  return (
    <BoardPage
      title={t('crises.title')}
      model={crisesModel}
      category="crisis"
      defaults={defaults}
      drawer={(held: HeldRow, close) => <CrisisDrawer held={held} onClose={close} />}
      card={({ row }) => <Card row={row} />}
      empty={<Empty />}
      groupCell={groupCell}
      tools={
        may && (
          <span className="wide">
            <Button kind="quiet" onClick={() => openCommand('OpenCrisis')}>
              {t('crises.open')}
            </Button>
          </span>
        )
      }
      hints={boardHints}
    />
  );
}

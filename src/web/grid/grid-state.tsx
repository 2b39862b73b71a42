import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../i18n/text';
import type { BoardStore } from '../live/board-store';
import { freshnessStore } from '../live/live';
import { Button } from '../parts/button';
import { StatePanel } from '../parts/state-panel';
import { useBoardView } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import type { Column } from './column';

const skeletonRows = Array.from({ length: 12 }, (_, i) => i);

function useLater(ms: number) {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}

function Skeleton({ columns, arriving }: { columns: readonly Column[]; arriving: number }) {
  if (!useLater(150)) return null;
  return (
    <div className="skeleton" aria-busy="true">
      <p className="small muted">{arriving > 0 ? t('frame.rowsSoFar', { count: arriving }) : t('frame.loading')}</p>
      {skeletonRows.map((row) => (
        <div key={row} className="skeleton-row">
          {columns.map(({ name, width }) => (
            <span key={name} style={width ? { width } : { flex: 1 }}>
              <i />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

interface GridStateProps {
  readonly store: BoardStore;
  readonly columns: readonly Column[];
  readonly hidden: number;
  readonly empty: ReactNode;
  readonly onClear: () => void;
}

/** What stands in place of rows: loading, nothing exists, nothing matches, or the right to see them is missing. */
export function GridState({ store, columns, hidden, empty, onClear }: GridStateProps) {
  const { complete, arriving } = useBoardView(store);
  const refused = useStore(freshnessStore).boards[store.topic]?.refused;
  if (refused)
    return (
      <StatePanel title={refused.detail}>
        <code>{refused.code}</code> {t('frame.forbidden')}
      </StatePanel>
    );
  if (!complete) return <Skeleton columns={columns} arriving={arriving} />;
  if (hidden > 0)
    return (
      <StatePanel
        title={t('frame.noneMatch', { count: hidden })}
        actions={<Button onClick={onClear}>{t('frame.clearFilters')}</Button>}
      />
    );
  return <>{empty}</>;
}

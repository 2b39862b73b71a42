import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { JsonObject } from '../../../contracts/encoding';
import type { RegisterRow } from '../../../contracts/http';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { useFormText } from '../forms/use-form-text';
import { t } from '../i18n/text';
import { formStore, openCommand } from '../live/command';
import { Button } from '../parts/button';
import { useKeys } from '../parts/keys';
import { Screen } from '../parts/screen';
import { SeverityMark } from '../parts/severity';
import { ProblemPanel, StatePanel } from '../parts/state-panel';
import { Time } from '../parts/time';
import { useMedia } from '../parts/use-media';
import { useStore } from '../parts/use-store';
import { RowsTable, type TableColumn } from './rows-table';
import { conditionWords } from './rules-condition';
import { RuleDrawer, useMayDefine } from './rules-drawer';
import { type RegisterView, useRegister } from './use-register';
import '../style/grid.css';
import '../style/drawer.css';
import '../style/signals.css';
import '../style/system.css';

const text = (row: JsonObject, name: string) => String(row[name] ?? '');

const columns = (): readonly TableColumn<RegisterRow>[] => [
  {
    name: 'severity',
    label: t('rules.column.severity'),
    width: 116,
    cell: ({ row }) => <SeverityMark severity={row.severity as Severity} quiet={row.active !== true} />,
  },
  {
    name: 'name',
    label: t('rules.column.name'),
    width: 240,
    cell: ({ row }) => <span className={row.active === true ? 'strong' : 'muted'}>{text(row, 'name')}</span>,
  },
  {
    name: 'version',
    label: t('rules.column.version'),
    width: 72,
    align: 'end',
    cell: ({ row }) => t('rules.version', { version: Number(row.version) }),
  },
  {
    name: 'condition',
    label: t('rules.column.condition'),
    cell: ({ row }) => conditionWords(row.condition as JsonObject),
  },
  {
    name: 'desk',
    label: t('rules.column.desk'),
    width: 96,
    wideOnly: true,
    cell: ({ row }) => <span className="muted">{text(row, 'ownerDesk')}</span>,
  },
  {
    name: 'state',
    label: t('rules.column.state'),
    width: 84,
    cell: ({ row }) => <span className="muted">{t(row.active === true ? 'rules.active' : 'rules.retired')}</span>,
  },
  {
    name: 'since',
    label: t('rules.column.since'),
    width: 116,
    align: 'end',
    wideOnly: true,
    cell: ({ row }) => <Time at={text(row, 'definedAt')} form="cell" />,
  },
];

const current = { current: 1 } as const;

/** Rules that raise alerts, newest versions; a rule is simulated over known signals before it can be sent. */
export default function Rules() {
  const ready = useFormText();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRegister({ name: 'alert-rules', order: 'position', filter: current }, scroller, 28);
  const [selected, setSelected] = useState<string>();
  const form = useStore(formStore);
  const row = view.rows.find(({ key }) => key === selected);
  useKeys('rules.title', [
    { keys: 'Esc', label: 'frame.keys.close', run: () => setSelected(undefined) },
    { keys: 'n', label: 'frame.keys.new', run: () => view.reload() },
  ]);
  if (!ready) return null;
  return (
    <Screen
      title={t('rules.title')}
      toolbar={<Toolbar view={view} />}
      footer={<span>{t('rules.footer')}</span>}
      side={row && <RuleDrawer row={row} onClose={() => setSelected(undefined)} />}
    >
      <div className="rules-body" ref={scroller}>
        <RuleList view={view} selected={selected} narrow={Boolean(form || row)} onSelect={setSelected} />
        {!view.ends && view.rows.length > 0 && (
          <Button kind="quiet" onClick={() => void view.next()}>
            {t('rules.more')}
          </Button>
        )}
      </div>
    </Screen>
  );
}

const define = () => openCommand('DefineAlertRule', { active: true });

function RuleList({
  view,
  selected,
  narrow,
  onSelect,
}: {
  view: RegisterView;
  selected: string | undefined;
  narrow: boolean;
  onSelect: (key: string) => void;
}) {
  const may = useMayDefine();
  const cards = useMedia('(max-width: 639px)');
  const form = useStore(formStore);
  if (view.cause !== undefined && view.rows.length === 0)
    return <ProblemPanel cause={view.cause} onRetry={() => view.reload()} />;
  if (view.loading && view.rows.length === 0) return <p className="register-wait muted">{t('frame.loading')}</p>;
  if (view.rows.length === 0)
    return (
      <StatePanel title={t('rules.none')} actions={may && <Button onClick={define}>{t('rules.define')}</Button>}>
        {t('rules.noneWords')}
      </StatePanel>
    );
  const few = cards ? ['severity', 'name'] : form ? ['severity', 'name', 'version', 'state'] : undefined;
  const shown = few
    ? columns()
        .filter(({ name }) => few.includes(name))
        .map((column) => (column.name === 'name' ? { ...column, width: 0 } : column))
    : columns();
  return (
    <RowsTable
      label={t('rules.title')}
      columns={shown}
      rows={view.rows}
      keyOf={({ key }) => key}
      {...{ selected, narrow, onSelect }}
    />
  );
}

function Toolbar({ view }: { view: RegisterView }) {
  const may = useMayDefine();
  return (
    <>
      <h1>{t('rules.title')}</h1>
      <span className="muted">{t('rules.count', { count: view.count })}</span>
      <span className="spring" />
      {view.fresh > 0 && (
        <button type="button" className="new-rows" onClick={() => view.reload()}>
          {t('rules.changed')}
        </button>
      )}
      {may && <Button onClick={define}>{t('rules.define')}</Button>}
      <nav className="parts wide" aria-label={t('rules.parts')}>
        <Link href="/alerts">{t('rules.queue')}</Link>
        <Link href="/alerts/rules" aria-current="page">
          {t('rules.rules')}
        </Link>
      </nav>
    </>
  );
}

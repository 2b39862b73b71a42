import { useState } from 'react';
import type { Json } from '../../../contracts/encoding';
import { useFormText } from '../forms/use-form-text';
import { useBoardHandling } from '../grid/use-board-handling';
import { t } from '../i18n/text';
import { formStore } from '../live/command';
import { boardOfCategory } from '../live/live';
import { useKeys } from '../parts/keys';
import { Screen } from '../parts/screen';
import { Time } from '../parts/time';
import { useMedia } from '../parts/use-media';
import { useStore } from '../parts/use-store';
import { PolicyDrawer } from './policies-drawer';
import { type PolicyRow, policyTitle, usePolicies } from './policies-rows';
import { RowsTable, type TableColumn } from './rows-table';
import '../style/grid.css';
import '../style/drawer.css';
import '../style/signals.css';
import '../style/system.css';

boardOfCategory('policies', 'policy');

const oneLine = (value: Json) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const columns = (): readonly TableColumn<PolicyRow>[] => [
  {
    name: 'title',
    label: t('policies.column.name'),
    width: 240,
    cell: ({ name }) => <span className="strong">{policyTitle(name)}</span>,
  },
  {
    name: 'version',
    label: t('policies.column.version'),
    width: 84,
    cell: ({ version }) => (
      <span className="muted">{version === 0 ? t('policies.default') : t('policies.version', { version })}</span>
    ),
  },
  { name: 'value', label: t('policies.column.value'), cell: ({ value }) => <code>{oneLine(value)}</code> },
  {
    name: 'since',
    label: t('policies.column.since'),
    width: 132,
    align: 'end',
    wideOnly: true,
    cell: ({ since }) => (since ? <Time at={since} /> : <span className="muted">–</span>),
  },
];

/** Parameters of rules: version, value, since when and why. */
export default function Policies() {
  const ready = useFormText();
  const rows = usePolicies();
  const [selected, setSelected] = useState<string>();
  const form = useStore(formStore);
  const cards = useMedia('(max-width: 639px)');
  useBoardHandling('policies');
  useKeys('policies.title', [{ keys: 'Esc', label: 'frame.keys.close', run: () => setSelected(undefined) }]);
  const row = rows.find(({ name }) => name === selected);
  if (!ready) return null;
  const shown = cards ? columns().filter(({ name }) => name === 'title' || name === 'value') : columns();
  return (
    <Screen
      title={t('policies.title')}
      topic="policies"
      toolbar={
        <>
          <h1>{t('policies.title')}</h1>
          <span className="muted">{t('policies.count', { count: rows.length })}</span>
        </>
      }
      footer={<span>{t('policies.footer')}</span>}
      side={row && <PolicyDrawer row={row} onClose={() => setSelected(undefined)} />}
    >
      <RowsTable
        label={t('policies.title')}
        columns={shown}
        rows={rows}
        keyOf={({ name }) => name}
        selected={selected}
        narrow={Boolean(form || row)}
        onSelect={setSelected}
      />
    </Screen>
  );
}

import { useState } from 'react';
import type { Json } from '../../../contracts/encoding';
import { defaultPolicies } from '../../../contracts/policies';
import { useFormText } from '../forms/command-panel';
import { formNow } from '../forms/form-now';
import { plainWords } from '../forms/words';
import { useBoardHandling } from '../grid/use-board-handling';
import { hasText, t } from '../i18n/text';
import { formStore, openCommand } from '../live/command';
import { boardOfCategory } from '../live/live';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Drawer, Fact } from '../parts/drawer';
import { useKeys } from '../parts/keys';
import { Name } from '../parts/name';
import { Screen } from '../parts/screen';
import { Time } from '../parts/time';
import { useBoardView, useWatched } from '../parts/use-board';
import { useMedia } from '../parts/use-media';
import { useStore } from '../parts/use-store';
import { RowsTable, type TableColumn } from './rows-table';
import '../style/grid.css';
import '../style/drawer.css';
import '../style/signals.css';
import '../style/system.css';

boardOfCategory('policies', 'policy');

interface PolicyRow {
  readonly name: string;
  readonly version: number;
  readonly value: Json;
  readonly previous: Json | undefined;
  readonly since: string | undefined;
  readonly reason: string | undefined;
  readonly setBy: string | undefined;
}

/** JSON text as a value; text that is no JSON stays text. */
function parsed(value: unknown): Json {
  if (typeof value !== 'string') return (value ?? null) as Json;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

const optional = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Policies that were set, and those that stand at their defaults. */
function usePolicies(): readonly PolicyRow[] {
  const store = useWatched('policies');
  useBoardView(store);
  const defaults = Object.entries(defaultPolicies).map(([name, value]) => ({
    name,
    value: value as unknown as Json,
    version: 0,
  }));
  const names = [...new Set([...defaults.map(({ name }) => name), ...store.rows.keys()])].sort();
  return names.map((name) => {
    const row = store.rows.get(name)?.row;
    const usual = defaults.find((each) => each.name === name);
    return {
      name,
      version: Number(row?.version ?? 0),
      value: row ? parsed(row.value) : (usual?.value ?? null),
      previous: row?.previousValue ? parsed(row.previousValue) : undefined,
      since: optional(row?.since),
      reason: optional(row?.reason),
      setBy: optional(row?.setBy),
    };
  });
}

const titleOf = (name: string) => (hasText(`policies.name.${name}`) ? t(`policies.name.${name}`) : plainWords(name));
const oneLine = (value: Json) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const columns = (): readonly TableColumn<PolicyRow>[] => [
  {
    name: 'title',
    label: t('policies.column.name'),
    width: 240,
    cell: ({ name }) => <span className="strong">{titleOf(name)}</span>,
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

function PolicyDrawer({ row, onClose }: { row: PolicyRow; onClose: () => void }) {
  const { commands } = useStore(catalogueStore);
  const may = maySend(
    commands.find(({ name }) => name === 'SetPolicy'),
    currentSession()?.roles ?? [],
  );
  const set = () =>
    openCommand(
      'SetPolicy',
      { name: row.name, value: JSON.stringify(row.value, null, 2), effectiveFrom: formNow() },
      undefined,
      row.version > 0 ? `policy-${row.name}` : undefined,
    );
  return (
    <Drawer
      lead={<code>{row.name}</code>}
      href={`/record/policy-${row.name}`}
      title={titleOf(row.name)}
      line={row.version === 0 ? t('policies.neverSet') : t('policies.version', { version: row.version })}
      onClose={onClose}
      buttons={
        may ? (
          <Button kind="primary" onClick={set}>
            {t('policies.set')}
          </Button>
        ) : (
          <span className="muted small">{t('policies.mayNot')}</span>
        )
      }
    >
      {row.version > 0 && (
        <section>
          <dl className="pairs">
            {row.since && (
              <Fact label={t('policies.column.since')}>
                <Time at={row.since} />
              </Fact>
            )}
            {row.setBy && (
              <Fact label={t('policies.setBy')}>
                <Name category="user" id={row.setBy} />
              </Fact>
            )}
            {row.reason && <Fact label={t('policies.reason')}>{row.reason}</Fact>}
          </dl>
        </section>
      )}
      <section>
        <div className="section-head">{t('policies.column.value')}</div>
        <pre className="value-text">{JSON.stringify(row.value, null, 2)}</pre>
      </section>
      {row.previous !== undefined && (
        <section>
          <div className="section-head">{t('policies.previous')}</div>
          <pre className="value-text struck">{JSON.stringify(row.previous, null, 2)}</pre>
        </section>
      )}
    </Drawer>
  );
}

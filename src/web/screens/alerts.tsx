import '../style/grid.css';
import '../style/drawer.css';
import '../style/alerts.css';
import { Link } from 'wouter';
import type { JsonObject } from '../../../contracts/encoding';
import { BoardPage } from '../grid/board-page';
import { alertsModel } from '../grid/columns/alerts';
import { t } from '../i18n/text';
import { acknowledge, acknowledgedStore } from '../live/acknowledge';
import { openCommand } from '../live/command';
import type { HeldRow } from '../live/held-rows';
import { boardOfCategory, feed } from '../live/live';
import { catalogueStore, mayRead, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { DueCell } from '../parts/alert-cells';
import type { Binding } from '../parts/keys';
import { SeverityMark } from '../parts/severity';
import { StatePanel } from '../parts/state-panel';
import { Age, Time } from '../parts/time';
import { useStore } from '../parts/use-store';
import { AlertDrawer } from './alerts/drawer';
import { LoadStrip } from './alerts/load-strip';
import { useFlood } from './alerts/use-flood';

boardOfCategory('alerts', 'alert');

const rowOf = (key: string) => feed.store('alerts').row(key)?.row;
const oldestWaiting = () =>
  [...feed.store('alerts').rows.values()]
    .filter(({ row }) => row.state === 'raised')
    .sort(
      (a, b) =>
        Number(b.row.severity) - Number(a.row.severity) || (String(a.row.raisedAt) < String(b.row.raisedAt) ? -1 : 1),
    )[0]?.key;

function may(name: string) {
  return maySend(
    catalogueStore.get().commands.find((command) => command.name === name),
    currentSession()?.roles ?? [],
  );
}

/** Keys of the queue; without a focused row `a` takes the one that has waited longest among the most severe. */
function keysFor(focused: () => string | undefined): readonly Binding[] {
  const own = () => {
    const key = focused();
    if (key && rowOf(key)?.state === 'acknowledged')
      openCommand('AcknowledgeAlert', { alertId: key }, undefined, `alert-${key}`);
  };
  const take = () => {
    const target = focused() ?? oldestWaiting();
    if (target && rowOf(target)?.state === 'raised' && may('AcknowledgeAlert')) void acknowledge(target);
  };
  const shelve = () => {
    const key = focused();
    if (key && may('ShelveAlert')) openCommand('ShelveAlert', { alertId: key }, undefined, `alert-${key}`);
  };
  return [
    { keys: 'a', label: 'alerts.key.acknowledge', run: take },
    { keys: 'o', label: 'alerts.key.own', run: own },
    { keys: 's', label: 'alerts.key.shelve', run: shelve },
  ];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Card({ row }: { row: JsonObject }) {
  return (
    <>
      <span className="card-line">
        <SeverityMark severity={(Number(row.severity) || 1) as 1 | 2 | 3 | 4} quiet={row.state === 'resolved'} />
        <span>{t(`alerts.group.${text(row.state)}`)}</span>
      </span>
      <span className="card-line card-title">
        <span className={row.state === 'raised' ? 'strong' : ''}>{text(row.title)}</span>
      </span>
      <span className="card-line">
        <span className="muted">{row.raisedAt ? <Age since={text(row.raisedAt)} /> : ''}</span>
        <DueCell row={row} />
      </span>
    </>
  );
}

function Counts() {
  const rows = [...feed.store('alerts').rows.values()].map(({ row }) => row);
  const of = (state: string) => rows.filter((row) => row.state === state).length;
  return <>{t('alerts.counts', { waiting: of('raised'), acknowledged: of('acknowledged'), shelved: of('shelved') })}</>;
}

function Parts() {
  const { registers } = useStore(catalogueStore);
  const roles = currentSession()?.roles ?? [];
  const rules = registers.find(({ name }) => name === 'alert-rules');
  return (
    <nav className="parts wide" aria-label={t('alerts.parts')}>
      <Link href="/alerts" aria-current="page">
        {t('alerts.queue')}
      </Link>
      {mayRead(rules, roles) && <Link href="/alerts/rules">{t('alerts.rules')}</Link>}
    </nav>
  );
}

function Footer() {
  const done = useStore(acknowledgedStore);
  return <>{done ? done.words : t('alerts.order')}</>;
}

const defaults = { filters: '', group: 'state' };
/** In a flood the queue stands by rule; nothing is dropped, and CRITICAL ones are not grouped. */
const floodDefaults = { filters: '', group: 'ruleId' };

function FloodBar({ since }: { since: string }) {
  return (
    <span className="flood-bar" role="status">
      <b>{t('alerts.flood')}</b> <Time at={since} />: {t('alerts.floodGrouped')}
    </span>
  );
}

const hints = [
  ['a', 'frame.hint.acknowledge'],
  ['o', 'frame.hint.own'],
  ['s', 'frame.hint.shelve'],
  ['Enter', 'frame.hint.open'],
  ['t', 'frame.hint.table'],
] as const;

/** What needs a person now, in order, and whether the officer can keep up with it. */
export default function Alerts() {
  const flood = useFlood();
  return (
    <BoardPage
      title={t('alerts.title')}
      model={alertsModel}
      category="alert"
      defaults={flood ? floodDefaults : defaults}
      drawer={(held: HeldRow, close) => <AlertDrawer held={held} onClose={close} />}
      card={({ row }) => <Card row={row} />}
      strip={<LoadStrip />}
      count={() => <Counts />}
      notice={flood && <FloodBar since={flood} />}
      tools={<Parts />}
      footer={<Footer />}
      empty={<StatePanel title={t('alerts.empty')}>{t('alerts.emptyWords')}</StatePanel>}
      keys={keysFor}
      hints={hints}
    />
  );
}

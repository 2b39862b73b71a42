import { Link } from 'wouter';
import type { Json, JsonObject } from '../../../../contracts/encoding';
import type { RecordAnswer } from '../../../../contracts/http';
import { t } from '../../i18n/text';
import { api } from '../../live/api';
import { serverNow } from '../../live/clock';
import type { HeldRow } from '../../live/held-rows';
import { readTimeline, type Timeline } from '../../live/timeline';
import { CommandButtons } from '../../parts/command-buttons';
import { CopyId } from '../../parts/copy-id';
import { AlertCount, Overdue, StatusWords } from '../../parts/crisis-cells';
import { Drawer, Fact } from '../../parts/drawer';
import { HourBars } from '../../parts/hour-bars';
import { Name } from '../../parts/name';
import { EventLine } from '../../parts/sentence';
import { SeverityMark } from '../../parts/severity';
import { ProblemPanel } from '../../parts/state-panel';
import { Age, Time, usePassed } from '../../parts/time';
import { type Loaded, useLoaded } from '../../parts/use-loaded';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
/** The drawer follows the row that has the focus after this pause, in milliseconds. */
const pauseMs = 120;

function LastReport({ row }: { row: JsonObject }) {
  const overdue = usePassed(text(row.reportDue));
  const at = text(row.lastReportAt);
  const due = text(row.reportDue);
  return (
    <>
      {at && (
        <>
          <Time at={at} />{' '}
          <span className="muted">
            <Age since={at} /> {t('crises.agoSuffix')}
            {due && ', '}
          </span>
        </>
      )}
      {!at && <span className="muted">{t('crises.none')} </span>}
      {due && (
        <span className="muted">
          {t('crises.due')}
          <Time at={due} />, {t('crises.every', { hours: Number(row.reportEveryHours ?? 0) })}
        </span>
      )}
      {overdue && <Overdue />}
    </>
  );
}

function Lead({ row }: { row: JsonObject }) {
  const lead = text(row.leadUserId);
  const desk = text(row.leadDesk);
  return (
    <>
      {desk ? t('crises.desk', { desk }) : '–'}
      {lead && (
        <span className="muted">
          , <Name category="user" id={lead} />
        </span>
      )}
    </>
  );
}

function Facts({ row }: { row: JsonObject }) {
  const since = text(row.statusSince);
  const kind = text(row.kind);
  return (
    <dl className="pairs">
      <Fact label={t('crises.fact.status')}>
        <StatusWords status={text(row.status) ?? null} />{' '}
        {since && (
          <span className="muted">
            {t('crises.since')}
            <Time at={since} />
          </span>
        )}
      </Fact>
      <Fact label={t('crises.fact.kind')}>{kind ? t(`crises.kind.${kind}`) : '–'}</Fact>
      <Fact label={t('crises.fact.lastReport')}>
        <LastReport row={row} />
      </Fact>
      <Fact label={t('crises.fact.openAlerts')}>
        <AlertCount open={Number(row.openAlerts ?? 0)} critical={Number(row.criticalAlerts ?? 0)} />
      </Fact>
      <Fact label={t('crises.fact.signals')}>{Number(row.signals ?? 0)}</Fact>
      <Fact label={t('crises.fact.lead')}>
        <Lead row={row} />
      </Fact>
    </dl>
  );
}

function LastDay({ loaded, now }: { loaded: Loaded<Timeline>; now: string }) {
  const entries = loaded.value?.entries ?? [];
  const dayAgo = Date.parse(now) - 86_400_000;
  const recent = entries.filter(({ recordedAt }) => Date.parse(recordedAt) >= dayAgo);
  const cut = loaded.value?.more && recent.length === entries.length;
  return (
    <section>
      <div className="section-head">
        <span>{t('crises.bars')}</span>
        <span className="aside">
          {t('crises.barsCount', { count: recent.length })} {cut && t('crises.barsPartial')}
        </span>
      </div>
      <HourBars instants={recent.map(({ recordedAt }) => recordedAt)} now={now} />
    </section>
  );
}

function LastEvents({ loaded, href }: { loaded: Loaded<Timeline>; href: string }) {
  const entries = loaded.value?.entries ?? [];
  return (
    <section>
      <div className="section-head">
        <span>{t('crises.lastEvents')}</span>
        {loaded.value && (
          <Link href={href}>{t('crises.allEvents', { count: loaded.value.more ? '100+' : entries.length })}</Link>
        )}
      </div>
      {loaded.cause !== undefined && <ProblemPanel cause={loaded.cause} onRetry={loaded.reload} />}
      <ol>
        {entries.slice(0, 20).map((entry) => (
          <EventLine key={`${entry.position}${entry.type}`} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function IdLine({ id, row, revision }: { id: string; row: JsonObject; revision: number | undefined }) {
  const opened = text(row.openedAt);
  return (
    <>
      <CopyId id={id} />
      {revision !== undefined && ` · ${t('frame.revision', { revision })}`}
      {opened && (
        <>
          {' '}
          · {t('crises.opened')} <Time at={opened} />
        </>
      )}
      {text(row.leadDesk) && ` · ${t('crises.desk', { desk: text(row.leadDesk) ?? '' })}`}
    </>
  );
}

/** A crisis beside its board: facts, the last 24 hours, the last 20 events, primary commands. */
export function CrisisDrawer({ held, onClose }: { held: HeldRow; onClose: () => void }) {
  const { key, row } = held;
  const record = useLoaded(
    key,
    held.position,
    (signal) => api<RecordAnswer>(`/records/crisis-${key}`, { query: { limit: 1, after: held.position }, signal }),
    pauseMs,
  );
  const timeline = useLoaded(
    key,
    held.position,
    (signal) => readTimeline('crisis', key, held.position, signal),
    pauseMs,
  );
  const href = `/crisis/${key}`;
  const now = serverNow();
  return (
    <Drawer
      lead={<SeverityMark severity={(Number(row.severity) || 1) as 1 | 2 | 3 | 4} />}
      position={record.value?.position}
      href={href}
      title={text(row.title)}
      line={<IdLine id={key} row={row} revision={record.value?.revision} />}
      onClose={onClose}
      buttons={<CommandButtons category="crisis" id={key} row={row} revision={record.value?.revision} />}
    >
      <section>
        <Facts row={row} />
      </section>
      {now && <LastDay loaded={timeline} now={now} />}
      <LastEvents loaded={timeline} href={href} />
    </Drawer>
  );
}

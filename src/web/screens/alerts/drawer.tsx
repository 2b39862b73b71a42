import { Link } from 'wouter';
import type { JsonObject } from '../../../../contracts/encoding';
import type { RecordAnswer, ShownEvent } from '../../../../contracts/http';
import { sentenceOf } from '../../../../projections/timeline/sentences';
import { t } from '../../i18n/text';
import { api } from '../../live/api';
import type { HeldRow } from '../../live/held-rows';
import type { TimelineEntry } from '../../live/timeline';
import { DueCell, RuleWords, StateCell } from '../../parts/alert-cells';
import { CommandButtons } from '../../parts/command-buttons';
import { CopyId } from '../../parts/copy-id';
import { Drawer, Fact } from '../../parts/drawer';
import { Name } from '../../parts/name';
import { EventLine, RecordLink } from '../../parts/sentence';
import { SeverityMark } from '../../parts/severity';
import { ProblemPanel } from '../../parts/state-panel';
import { Time } from '../../parts/time';
import { useLoaded } from '../../parts/use-loaded';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : undefined);
const pauseMs = 120;

/** An event of a record as a line of its timeline. */
export const entryOf = (event: ShownEvent): TimelineEntry => ({
  position: event.position,
  recordedAt: event.metadata.recordedAt,
  effectiveAt: event.metadata.effectiveAt,
  type: event.type,
  stream: event.stream,
  actorId: event.metadata.actor.id,
  actorRole: event.metadata.actor.role,
  sentence: sentenceOf(event),
  ...(event.struckBy !== undefined && { struckBy: event.struckBy }),
  ...(event.correctedBy?.length && { correctedBy: event.correctedBy.at(-1) as number }),
});

function Facts({ row }: { row: JsonObject }) {
  const owner = text(row, 'owner');
  const subject = row.subject as { readonly kind?: string; readonly id?: string } | null;
  return (
    <dl className="pairs">
      <Fact label={t('alerts.state')}>
        <StateCell row={row} />
      </Fact>
      {row.state === 'raised' && (
        <Fact label={t('alerts.due')}>
          <DueCell row={row} />
        </Fact>
      )}
      <Fact label={t('alerts.owner')}>
        {owner ? <Name category="user" id={owner} /> : <span className="muted">{t('alerts.noOwner')}</span>}
      </Fact>
      <Fact label={t('alerts.level')}>{Number(row.level ?? 0)}</Fact>
      <Fact label={t('alerts.subject')}>
        {subject?.kind && subject.id ? <RecordLink stream={`${subject.kind}-${subject.id}`} /> : (subject?.kind ?? '–')}
      </Fact>
      <Fact label={t('alerts.rule')}>
        <RuleWords row={row} />
      </Fact>
      <Fact label={t('alerts.evidenceLong')}>
        <span className="figure">{Number(row.evidenceCount ?? 0)}</span>
      </Fact>
    </dl>
  );
}

/** An alert beside its queue: what it says, what happened to it, what can be done. */
export function AlertDrawer({ held, onClose }: { held: HeldRow; onClose: () => void }) {
  const { key, row } = held;
  const record = useLoaded(
    key,
    held.position,
    (signal) => api<RecordAnswer>(`/records/alert-${key}`, { query: { limit: 20, after: held.position }, signal }),
    pauseMs,
  );
  const raisedAt = text(row, 'raisedAt');
  return (
    <Drawer
      lead={<SeverityMark severity={(Number(row.severity) || 1) as 1 | 2 | 3 | 4} />}
      position={record.value?.position}
      href={`/record/alert-${key}`}
      title={text(row, 'title')}
      line={
        <>
          <CopyId id={key} />{' '}
          {raisedAt && (
            <>
              · {t('alerts.raisedAt')} <Time at={raisedAt} />
            </>
          )}
        </>
      }
      onClose={onClose}
      buttons={<CommandButtons category="alert" id={key} row={row} revision={record.value?.revision} />}
    >
      <section>
        <Facts row={row} />
      </section>
      <section>
        <div className="section-head">
          <span>{t('alerts.events')}</span>
          <Link href={`/record/alert-${key}`}>{t('frame.openPage')}</Link>
        </div>
        {record.cause !== undefined && <ProblemPanel cause={record.cause} onRetry={record.reload} />}
        <ol>
          {record.value?.events.map((event) => (
            <EventLine key={event.id} entry={entryOf(event)} />
          ))}
        </ol>
      </section>
    </Drawer>
  );
}

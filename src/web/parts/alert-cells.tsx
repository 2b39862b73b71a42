import { Link } from 'wouter';
import { secondsBetween } from '../../../contracts/clock';
import type { JsonObject } from '../../../contracts/encoding';
import { hasText, t } from '../i18n/text';
import { acknowledge } from '../live/acknowledge';
import { catalogueStore, maySend } from '../live/pictures';
import { recordPath } from '../live/record-path';
import { currentSession } from '../live/session';
import { Button } from './button';
import { Name, shortId, useName } from './name';
import { Countdown, Time, useTimeWords } from './time';
import { useStore } from './use-store';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : undefined);

/** Share of the time that is left, 0 to 100. */
const useLeft = (from: string, to: string) =>
  Number(
    useTimeWords((now) => {
      const whole = Math.max(1, secondsBetween(from, to));
      return String(now ? Math.round((Math.min(whole, Math.max(0, secondsBetween(now, to))) * 100) / whole) : 100);
    }),
  );

function DueBar({ from, to, critical }: { from: string; to: string; critical: boolean }) {
  return (
    <span className="due-bar" data-critical={critical || undefined}>
      <i style={{ inlineSize: `${useLeft(from, to)}%` }} />
    </span>
  );
}

/** When an alert must be acknowledged, the time left, and a bar that shrinks; only while it waits. */
export function DueCell({ row }: { row: JsonObject }) {
  const due = text(row, 'acknowledgeBy');
  const since = text(row, 'waitingSince') ?? text(row, 'raisedAt');
  if (!due || !since || row.state !== 'raised') return null;
  return (
    <span className="due">
      <span className="muted">
        <Time at={due} form="cell" />
      </span>
      <b>
        <Countdown to={due} />
      </b>
      <DueBar from={since} to={due} critical={row.severity === 4} />
    </span>
  );
}

/** Name and version of the rule that raised it. */
export function RuleWords({ row }: { row: JsonObject }) {
  const rule = text(row, 'ruleId');
  if (!rule) return <span className="muted">{t('alerts.byHand')}</span>;
  return (
    <span className="rule-words muted">
      <span>
        <Name category="alertRule" id={rule} />
      </span>{' '}
      {t('alerts.version', { version: Number(row.ruleVersion ?? 0) })}
    </span>
  );
}

/** Where a crisis is: its title up to the colon. */
const CrisisSubject = ({ id }: { id: string }) => <>{useName('crisis', id)?.split(': ')[0]}</>;

/** What an alert is about, as a link to its record. */
export function SubjectName({ subject }: { subject: JsonObject | null }) {
  const kind = typeof subject?.kind === 'string' ? subject.kind : undefined;
  const id = typeof subject?.id === 'string' ? subject.id : undefined;
  if (!kind) return <>–</>;
  if (!id) return <>{kind}</>;
  return (
    <Link href={recordPath(`${kind}-${id}`)} className="plain-link" tabIndex={-1}>
      {kind === 'crisis' ? <CrisisSubject id={id} /> : shortId(id)}
    </Link>
  );
}

/** The owner; on the focused row of a waiting alert the button that makes the sender its owner. */
export function OwnerCell({ row, id, focused }: { row: JsonObject; id: string; focused: boolean }) {
  const { commands } = useStore(catalogueStore);
  const command = commands.find(({ name }) => name === 'AcknowledgeAlert');
  const owner = text(row, 'owner');
  if (row.state === 'raised' && focused && maySend(command, currentSession()?.roles ?? []))
    return (
      <Button kind="primary" hint="a" className="in-row" tabIndex={-1} onClick={() => void acknowledge(id)}>
        {t('frame.command.AcknowledgeAlert')}
      </Button>
    );
  return owner ? <Name category="user" id={owner} /> : <span className="muted">{t('alerts.noOwner')}</span>;
}

/** State with its time: raised, acknowledged at, shelved until, or the outcome. */
export function StateCell({ row }: { row: JsonObject }) {
  const acknowledgedAt = text(row, 'acknowledgedAt');
  const shelvedUntil = text(row, 'shelvedUntil');
  const outcome = text(row, 'outcome');
  if (outcome) return <>{hasText(`alerts.outcome.${outcome}`) ? t(`alerts.outcome.${outcome}`) : outcome}</>;
  if (row.state === 'shelved' && shelvedUntil)
    return (
      <>
        {t('alerts.until')} <Time at={shelvedUntil} form="cell" />
      </>
    );
  if (row.state === 'acknowledged' && acknowledgedAt)
    return (
      <>
        {t('alerts.ack')} <Time at={acknowledgedAt} form="cell" />
      </>
    );
  return <span className="state-raised">{t('alerts.stateRaised')}</span>;
}

import { Link } from 'wouter';
import { secondsBetween } from '../../../contracts/clock';
import { t } from '../i18n/text';
import { secondStore, serverNow } from '../live/clock';
import { freshnessStore, retryNow } from '../live/live';
import type { Verdict } from '../live/verdict';
import { activeZone } from '../live/zone';
import { timeText } from '../time/dtg';
import { countdownText } from '../time/duration';
import { CatchUpBar } from './catch-up';
import { barWords, shortBarWords } from './freshness-words';
import { Icon } from './icon';
import { SeverityShape } from './severity';
import { useCriticalAlert } from './use-alerts';
import { useStore } from './use-store';

/** States that an attempt of the person may end. */
const retried: ReadonlySet<Verdict> = new Set(['reconnecting', 'notLive']);

/** The place in the middle of line 2: what forbids acting on the picture, or the CRITICAL alert that waits. */
export function LineNotice({ verdict, topic }: { verdict: Verdict; topic: string | undefined }) {
  const state = useStore(freshnessStore);
  const words = barWords(state, verdict, topic);
  if (words)
    return (
      <div className="notice-bar">
        <Icon name="close" size={13} strokeWidth={2.8} />
        <span className="wide">{words}</span>
        <span className="narrow">{shortBarWords(state, verdict, topic)}</span>
        {retried.has(verdict) && (
          <button type="button" className="notice-retry" onClick={retryNow}>
            {t('freshness.retry')}
          </button>
        )}
      </div>
    );
  if (state.lastBeat && !state.lastBeat.frame.recording)
    return (
      <div className="notice-bar" data-kind="stopped">
        {t('freshness.notRecording')}
      </div>
    );
  return (
    <>
      <CriticalNotice />
      <CatchUpBar topic={topic} />
    </>
  );
}

function dueWords(due: string, now: string) {
  const left = secondsBetween(now, due);
  const time = timeText(due, now, activeZone());
  return left > 0
    ? t('frame.acknowledgeBy', { time, left: countdownText(left) })
    : t('frame.acknowledgeWasDue', { time });
}

function CriticalNotice() {
  const waiting = useCriticalAlert();
  useStore(secondStore);
  if (!waiting) return <div className="notice-space" />;
  const now = serverNow();
  const due = waiting.acknowledgeBy;
  return (
    <Link href="/alerts" className="critical-notice">
      <SeverityShape severity={4} size={11} />
      <b>
        {t('frame.severity.4')} {waiting.title}
      </b>
      {due && now && <span>{dueWords(due, now)}</span>}
      {waiting.more > 0 && <span>{t('frame.moreCritical', { count: waiting.more })}</span>}
    </Link>
  );
}

import { t } from '../i18n/text';
import type { Freshness } from '../live/freshness-state';
import { ageMs, nodeBehind, type Verdict } from '../live/verdict';
import { clockText } from '../time/dtg';
import { durationText } from '../time/duration';
import { zulu } from '../time/zone';

const seconds = (ms: number) => Math.floor(ms / 1000);

function laggingWords(state: Freshness, topic: string | undefined) {
  const board = topic ? state.boards[topic] : undefined;
  const behind = board ? nodeBehind(board) : 0;
  if (behind > 0) return t('freshness.nodeBehind', { count: behind });
  const beat = board?.beat;
  if (beat && beat.state !== 'running') return t(`freshness.board.${beat.state}`);
  if (beat && beat.lagEvents + beat.lagMs > 0)
    return t('freshness.lag', { time: durationText(seconds(beat.lagMs)), count: beat.lagEvents });
  return t('freshness.catchingUp');
}

/** Seconds until the next attempt, or undefined where none is planned. */
export const nextTryIn = (state: Freshness) =>
  state.nextTryAt === undefined ? undefined : Math.max(0, Math.ceil((state.nextTryAt - state.now) / 1000));

function reconnectWords(state: Freshness) {
  const next = nextTryIn(state);
  return next === undefined || next === 0
    ? t('freshness.attempt', { attempt: state.attempt })
    : t('freshness.attemptIn', { attempt: state.attempt, seconds: next });
}

/** Digit groups apart, for sentences. */
const spaced = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

const since = (state: Freshness) => ({
  time: state.lastWord ? clockText(state.lastWord.serverTime, zulu) : '--:--',
  position: spaced(state.lastWord?.head ?? 0),
});

/** The short words beside the state in the chip; empty where the state says it all. */
export function chipWords(state: Freshness, verdict: Verdict, topic?: string): string {
  if (verdict === 'late') return t('freshness.withoutWord', { seconds: seconds(ageMs(state) ?? 0) });
  if (verdict === 'lagging') return laggingWords(state, topic);
  if (verdict === 'degraded') return t('freshness.parked', { count: state.boards[topic ?? '']?.beat?.parked ?? 0 });
  return verdict === 'unknown' ? t('freshness.waiting') : '';
}

/** The same where a window is too narrow for the position, which the chip beside it tells. */
export const shortBarWords = (state: Freshness, verdict: Verdict, topic?: string): string | undefined =>
  verdict === 'stale' ? t('freshness.bar.staleShort', since(state)) : barWords(state, verdict, topic);

/** The sentence of the bar on line 2, for the states that forbid acting on what is shown. */
export function barWords(state: Freshness, verdict: Verdict, topic?: string): string | undefined {
  if (verdict === 'stale') return t('freshness.bar.stale', since(state));
  if (verdict === 'reconnecting') return `${t('freshness.bar.reconnecting', since(state))} · ${reconnectWords(state)}`;
  if (verdict === 'signedOut') return t('freshness.bar.signedOut');
  if (verdict === 'notLive') return t('freshness.bar.tooManyWindows');
  if (verdict === 'refused')
    return t('freshness.bar.refused', { detail: state.boards[topic ?? '']?.refused?.detail ?? '' });
  return undefined;
}

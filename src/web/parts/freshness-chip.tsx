import { useState } from 'react';
import { t } from '../i18n/text';
import { type BoardCheck, checkBoard } from '../live/check-board';
import type { Freshness } from '../live/freshness-state';
import { freshnessStore, retryNow } from '../live/live';
import { ageMs, type Verdict } from '../live/verdict';
import { Button } from './button';
import { Chip } from './chip';
import { chipWords, nextTryIn } from './freshness-words';
import { Icon } from './icon';
import { Digits } from './position';
import { useVerdict } from './use-board';
import { useStore } from './use-store';

/** Mark of a state: a disc for LIVE, a ring for LATE, a cross where nothing may be acted on. */
function Mark({ verdict }: { verdict: Verdict }) {
  if (verdict === 'live') return <span className="dot" />;
  if (verdict === 'late') return <span className="ring" />;
  if (verdict === 'lagging' || verdict === 'degraded') return <Icon name="clock" size={12} />;
  return verdict === 'unknown' ? null : <Icon name="close" size={10} strokeWidth={3.4} />;
}

/** How current this board is; opens what the page knows about it. */
export function FreshnessChip({ topic }: { topic?: string | undefined }) {
  const verdict = useVerdict(topic);
  const state = useStore(freshnessStore);
  const words = chipWords(state, verdict, topic);
  return (
    <>
      <Chip
        className="freshness"
        data-verdict={verdict}
        popoverTarget="freshness-details"
        aria-haspopup="dialog"
        onClick={() => undefined}
      >
        <span className="patch">
          <Mark verdict={verdict} />
          <span className="word">{t(`freshness.word.${verdict}`)}</span>
          {words && <span className="words">{words}</span>}
        </span>
      </Chip>
      <div
        popover="auto"
        id="freshness-details"
        className="details"
        role="dialog"
        aria-label={t('freshness.popover.title')}
      >
        <Details state={state} verdict={verdict} topic={topic} />
      </div>
    </>
  );
}

function Details({ state, verdict, topic }: { state: Freshness; verdict: Verdict; topic: string | undefined }) {
  const board = topic ? state.boards[topic] : undefined;
  const age = ageMs(state);
  const next = nextTryIn(state);
  return (
    <>
      <p className="strong">{t('freshness.popover.title')}</p>
      <dl className="pairs">
        <dt>{t('freshness.popover.state')}</dt>
        <dd>
          {t(`freshness.word.${verdict}`)} {chipWords(state, verdict, topic)}
        </dd>
        <dt>{t('freshness.popover.beat')}</dt>
        <dd>
          {age === undefined
            ? t('freshness.popover.never')
            : t('freshness.popover.beatAge', { seconds: (age / 1000).toFixed(1) })}
        </dd>
        <dt>{t('freshness.popover.applied')}</dt>
        <dd>#{board ? <Digits value={board.applied} /> : '–'}</dd>
        <dt>{t('freshness.popover.head')}</dt>
        <dd>
          #<Digits value={state.head} />
        </dd>
        <dt>{t('freshness.popover.lag')}</dt>
        <dd>
          {board?.beat ? t('freshness.popover.lagWords', { ms: board.beat.lagMs, count: board.beat.lagEvents }) : '–'}
        </dd>
        <dt>{t('freshness.popover.attempts')}</dt>
        <dd>
          {next === undefined ? state.attempt : t('freshness.attemptIn', { attempt: state.attempt, seconds: next })}
        </dd>
      </dl>
      {topic && <Check topic={topic} />}
    </>
  );
}

function Check({ topic }: { topic: string }) {
  const [result, setResult] = useState<BoardCheck | 'running'>();
  const run = () => {
    setResult('running');
    checkBoard(topic).then(setResult, () => setResult({ words: t('frame.noAnswer') }));
  };
  return (
    <>
      <div className="actions">
        <Button onClick={retryNow}>{t('freshness.retry')}</Button>
        <Button onClick={run}>{t('freshness.check')}</Button>
      </div>
      <output className="small muted">{result === 'running' ? t('freshness.check.running') : result?.words}</output>
    </>
  );
}

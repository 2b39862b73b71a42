import { useEffect, useRef } from 'react';
import { t } from '../i18n/text';
import { sound } from '../live/alarm';
import { alarm, announce } from '../live/announce';
import type { Verdict } from '../live/verdict';
import { shownStore } from './screen';
import { useCriticalAlert, useWaitingCounts } from './use-alerts';
import { useVerdict } from './use-board';
import { useStore } from './use-store';

const icons: Readonly<Record<Verdict, string>> = {
  live: 'live',
  late: 'late',
  lagging: 'late',
  degraded: 'late',
  unknown: 'late',
  stale: 'stale',
  reconnecting: 'stale',
  refused: 'stale',
  notLive: 'stale',
  signedOut: 'signed-out',
};

function useTitle(verdict: Verdict, title: string, critical: number) {
  useEffect(() => {
    const waiting = critical > 0 ? t('frame.titleCritical', { count: critical }) : '';
    document.title = `${waiting}${t(`freshness.word.${verdict}`)} · ${title} · Watchfloor`;
    document.getElementById('favicon')?.setAttribute('href', `/favicon-${icons[verdict]}.svg`);
  }, [verdict, title, critical]);
}

/** What the page says outside itself: title, icon, voice and sound. Draws nothing. */
export function PageState() {
  const { title, topic } = useStore(shownStore);
  const verdict = useVerdict(topic);
  const { critical } = useWaitingCounts();
  const waiting = useCriticalAlert();
  const before = useRef<Verdict>(verdict);
  useTitle(verdict, title, critical);
  useEffect(() => {
    const was = before.current;
    before.current = verdict;
    if (was === verdict) return;
    if (verdict === 'stale' || verdict === 'reconnecting') {
      alarm(t(`freshness.announce.${verdict}`));
      sound('stale');
    } else if (verdict === 'live' && (was === 'stale' || was === 'reconnecting'))
      announce(t('freshness.announce.live'));
  }, [verdict]);
  const key = waiting?.key;
  const words = waiting?.title;
  useEffect(() => {
    if (!key) return;
    alarm(`${t('frame.severity.4')} ${words}`);
    sound('critical');
  }, [key, words]);
  return null;
}

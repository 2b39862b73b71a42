import { useSyncExternalStore } from 'react';
import { secondsBetween } from '../../../contracts/clock';
import { secondStore, serverNow, toldStore } from '../live/clock';
import { displayStore } from '../live/display';
import { activeZone, post } from '../live/zone';
import { cellTime, fullTime, timeForms, timeText } from '../time/dtg';
import { countdownText, durationText } from '../time/duration';
import { washington } from '../time/zone';

function subscribe(told: () => void) {
  const stops = [secondStore.subscribe(told), displayStore.subscribe(told), toldStore.subscribe(told)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Words that depend on the present; the component draws again only when the words change. */
export const useTimeWords = (words: (now: string | undefined) => string): string =>
  useSyncExternalStore(subscribe, () => words(serverNow()));

const forms = { cell: cellTime, text: timeText } as const;

/** An instant: `2231Z` today, with day and month before; every other form on hover. */
export function Time({ at, form = 'text' }: { at: string; form?: 'cell' | 'text' | 'full' }) {
  const words = useTimeWords((now) =>
    form === 'full' || !now ? fullTime(at, activeZone()) : forms[form](at, now, activeZone()),
  );
  return (
    <time dateTime={at} title={timeForms(at, [washington, post]).join('\n')}>
      {words}
    </time>
  );
}

/** How long ago: `6 h 12 m`. */
export const Age = ({ since }: { since: string }) => (
  <>{useTimeWords((now) => (now ? durationText(secondsBetween(since, now)) : '–'))}</>
);

/** How long until: `14 m 28 s`; `0 s` once it has passed. */
export const Countdown = ({ to }: { to: string }) => (
  <>{useTimeWords((now) => (now ? countdownText(secondsBetween(now, to)) : '–'))}</>
);

/** True once the instant has passed by the domain clock. */
export const usePassed = (at: string | null | undefined): boolean =>
  useTimeWords((now) => (at && now && secondsBetween(at, now) >= 0 ? 'passed' : '')) === 'passed';

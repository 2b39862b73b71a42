import { t } from '../i18n/text';
import { secondStore, serverNow, toldStore } from '../live/clock';
import { displayStore } from '../live/display';
import { activeZone, post } from '../live/zone';
import { months } from '../time/dtg';
import { millisOf } from '../time/instant';
import { wallAt, washington, type Zone, zulu } from '../time/zone';
import { useVerdict } from './use-board';
import { useStore } from './use-store';

const two = (value: number) => String(value).padStart(2, '0');

function Clock({ zone, now, active }: { zone: Zone; now: string | undefined; active: boolean }) {
  const wall = now ? wallAt(zone.name, millisOf(now)) : undefined;
  return (
    <span className="clock" data-active={active || undefined}>
      <b>{wall ? two(wall.hour) + two(wall.minute) : '--:--'}</b>
      <span className={zone.suffix === 'Z' ? 'zulu' : 'suffix'}>{zone.suffix}</span>
    </span>
  );
}

/** Zulu, Washington and the post, driven by the server's heartbeat; unknown time is shown as unknown. */
export function Clocks() {
  useStore(secondStore);
  useStore(toldStore);
  useStore(displayStore);
  const verdict = useVerdict();
  const now = verdict === 'unknown' ? undefined : serverNow();
  const active = activeZone().suffix;
  const wall = now ? wallAt('UTC', millisOf(now)) : undefined;
  return (
    <div className="clocks" role="group" aria-label={t('frame.clocks')}>
      {[zulu, washington, post].map((zone) => (
        <Clock key={zone.suffix} zone={zone} now={now} active={zone.suffix === active} />
      ))}
      {wall && (
        <span className="muted">
          {wall.day} {months[wall.month - 1]} {wall.year}
        </span>
      )}
    </div>
  );
}

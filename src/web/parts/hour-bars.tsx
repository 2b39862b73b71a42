import { secondsBetween } from '../../../contracts/clock';
import { t } from '../i18n/text';
import { activeZone } from '../live/zone';
import { cellTime } from '../time/dtg';
import { isoOf, millisOf } from '../time/instant';

const hours = 24;
const width = 384;
const height = 40;

/** Events of each of the last 24 hours, oldest first; pure. */
export function countByHour(instants: readonly string[], now: string): readonly number[] {
  const counts = Array.from({ length: hours }, () => 0);
  for (const instant of instants) {
    const ago = Math.floor(secondsBetween(instant, now) / 3600);
    if (ago >= 0 && ago < hours) counts[hours - 1 - ago] = (counts[hours - 1 - ago] ?? 0) + 1;
  }
  return counts;
}

/** A count with its place, by which a drawing knows it again. */
export const numbered = (count: number, at: number) => ({ count, at });

/** Bars of one hour each over the last day; the newest two stand out, and the words say the same as the picture. */
export function HourBars({ instants, now }: { instants: readonly string[]; now: string }) {
  const counts = countByHour(instants, now);
  const most = Math.max(1, ...counts);
  const step = width / hours;
  const mark = (back: number) => cellTime(isoOf(millisOf(now) - back * 3_600_000), now, activeZone());
  return (
    <figure className="hour-bars">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('frame.barsAlt', { count: counts.reduce((a, b) => a + b, 0), most })}
      >
        {counts.map(numbered).map(({ count, at }) => {
          const tall = Math.max(count > 0 ? 3 : 1, (count / most) * height);
          return (
            <rect
              key={at}
              x={at * step + 1}
              y={height - tall}
              width={step - 2}
              height={tall}
              className={at >= hours - 2 ? 'newest' : ''}
            />
          );
        })}
      </svg>
      <figcaption>
        {[24, 18, 12, 6, 0].map((back) => (
          <span key={back}>{mark(back)}</span>
        ))}
      </figcaption>
    </figure>
  );
}

import { secondsBetween } from '../../../contracts/clock';

const windowSeconds = 600;
const begins = 10;
const ends = 5;

interface Watch {
  readonly since: string | undefined;
  /** Times of the last ten minutes, oldest first. */
  readonly recent: readonly string[];
}

const within = (times: readonly string[], now: string) =>
  times.filter((time) => secondsBetween(time, now) < windowSeconds);

/** A flood that has begun holds until fewer than five remain in ten minutes. */
function passed({ since, recent }: Watch, now: string): Watch {
  const left = within(recent, now);
  return { since: left.length < ends ? undefined : since, recent: left };
}

function raised(before: Watch, time: string): Watch {
  const { since, recent } = passed(before, time);
  const now = [...recent, time];
  return { since: since ?? (now.length > begins ? time : undefined), recent: now };
}

/**
 * Since when a flood lasts: it began with the eleventh alert within ten minutes (ISA-18.2, EEMUA 191) and ends
 * when fewer than five are left in them; undefined where there is none.
 */
export const floodSince = (raisedAt: readonly string[], now: string): string | undefined =>
  passed(
    [...raisedAt]
      .filter((time) => secondsBetween(time, now) >= 0)
      .sort()
      .reduce(raised, { since: undefined, recent: [] }),
    now,
  ).since;

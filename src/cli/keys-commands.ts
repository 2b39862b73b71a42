import type { LogKeyStatus } from '../../contracts/seals';
import { keyPaths, realmDir } from '../platform/data-layout';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';
import type { LogKeyPlaces } from './outside';
import { dataDirOf } from './settings';

const realm = 'live';
const leastDays = 30;
const mostDays = 365;

const placesOf = (context: Context) => {
  const dataDir = dataDirOf(context);
  return { dir: realmDir(dataDir, realm), keyFile: keyPaths(dataDir).signingKey };
};

/** Which keys sign the heads of the log, and which did. */
export async function keysStatus(context: Context): Promise<number> {
  const status = await context.outside.logKeys(placesOf(context));
  context.out.document('keys', { ...status }, () => told(status));
  return exit.done;
}

/** Gives the log another key; the server takes it up when it starts again. */
export async function rotateSigningKey(context: Context): Promise<number> {
  const days = daysOf(context);
  const places = placesOf(context);
  await requireEnded(context, places);
  if (isOn(context.flags, 'dry-run')) {
    const status = await context.outside.logKeys(places);
    context.out.document('keys', { ...status }, () => `${told(status)}\nnothing changed (dry run)`);
    return exit.done;
  }
  const status = await context.outside.rotateLogKey(places, days);
  context.out.document('keys', { ...status }, () => `${told(status)}\n${advice}`);
  return exit.done;
}

/** Whoever knows only the key of before could not follow a second change. */
async function requireEnded({ flags, outside }: Context, places: LogKeyPlaces) {
  const { previous } = await outside.logKeys(places);
  if (!previous || isOn(flags, 'force')) return;
  throw new Ended(
    exit.refused,
    `the key of before signs until ${previous.until}: another rotation would end that now`,
    'Wait until then. If that key must not sign any more: --force; browsers and witnesses that know only it say then that the log fails.',
  );
}

function daysOf({ flags }: Context): number {
  const written = text(flags, 'days') ?? String(leastDays);
  const days = Number(written);
  if (!/^\d{1,3}$/.test(written) || days < leastDays || days > mostDays)
    throw misused(`--days must be ${leastDays} to ${mostDays}`);
  return days;
}

const told = ({ key, previous, retired }: LogKeyStatus) =>
  [
    `signs        ${key}`,
    ...(previous ? [`signs until ${previous.until}   ${previous.key}`] : []),
    ...retired.map((one) => `signed       ${one}`),
  ].join('\n');

const advice = `Add a line "log <key>" for the new key to every trust policy, of witnesses and of whoever checks bundles, and keep the old one.
Take a backup of the keys: without the new one this log cannot be signed again.`;

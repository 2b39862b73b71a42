import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { microsOf } from '../../contracts/clock';
import { realmDir } from '../platform/data-layout';
import { type Context, isOn } from './context';
import { Ended, exit } from './exit';
import { dataDirOf } from './settings';

/** True when the log of a directory holds events. */
async function holdsEvents({ outside }: Context, dataDir: string): Promise<boolean> {
  const dir = realmDir(dataDir, 'live');
  if (!existsSync(join(dir, 'log.db'))) return false;
  if (await outside.isLocked(dir))
    throw new Ended(exit.unavailable, `another process has locked ${dataDir}`, 'Stop the server first.');
  const log = await outside.readLog(dir, 'live');
  try {
    return (await log.head()) > 0;
  } finally {
    await log.close();
  }
}

/** Loads the demonstration into an empty log and prints its accounts, with one new password for all of them. */
export async function seedCommand(context: Context): Promise<number> {
  const { out, outside, flags } = context;
  const dataDir = dataDirOf(context);
  if (await holdsEvents(context, dataDir))
    throw new Ended(exit.refused, `the log in ${dataDir} is not empty`, 'Choose an empty directory with --data-dir.');
  if (isOn(flags, 'dry-run')) {
    out.document('demo', { dataDir }, () => `would load the demonstration into ${dataDir}; nothing recorded (dry run)`);
    return exit.done;
  }
  const { createApplication } = await import('../app.js');
  const { Settings } = await import('../platform/settings.js');
  const { beginning } = await import('../demo/times.js');
  const { fill } = await import('../demo/demo.js');
  const { buttons } = await import('../demo/cast.js');
  const { admitByPassword } = await import('../demo/people.js');
  const clock = await outside.scriptedClock(microsOf(beginning));
  const application = await createApplication(new Settings({ dataDir, quiet: true }), clock);
  const password = randomBytes(18).toString('base64url');
  try {
    await application.app.init();
    await fill(application.app, clock, out.tell);
    await admitByPassword(
      application.app,
      buttons.map(({ alias }) => alias),
      password,
    );
  } finally {
    await application.close();
  }
  out.tell(`Password of every account, shown once: ${out.form === 'human' ? password : 'in the output'}`);
  const rows = buttons.map(({ alias, title, limit }) => ({
    login: alias,
    role: title,
    limit,
    ...(out.form !== 'human' && { password }),
  }));
  out.table('demo-accounts', ['login', 'role', 'limit', ...(out.form === 'human' ? [] : ['password'])], rows);
  return exit.done;
}

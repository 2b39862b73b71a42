import { product } from './product.mjs';

const { SqliteEventLog } = product('infra/event-log/sqlite/sqlite-event-log');
const { systemClock } = product('infra/clock');

/** The embedded log of a folder. */
export const openLog = (dir, more = {}) => SqliteEventLog.open({ dir, realm: 'live', clock: systemClock, ...more });

/** Some work on the log of a folder, which is closed afterwards. */
export async function withLog(dir, work, more) {
  const log = await openLog(dir, more);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

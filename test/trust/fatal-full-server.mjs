/** The server with a log that takes a full disk for a broken one: it never writes again. */
import { product } from '../bench/product.mjs';
import { serve } from './application.mjs';

const { EventLogError } = product('contracts/event-log');

await serve((log) => {
  const append = log.append.bind(log);
  let stopped = false;
  log.append = async (...proposal) => {
    if (stopped) throw new EventLogError('READ_ONLY', { reason: 'SQLITE_FULL' });
    try {
      return await append(...proposal);
    } catch (error) {
      stopped = error.code === 'LOG_FULL';
      throw error;
    }
  };
});

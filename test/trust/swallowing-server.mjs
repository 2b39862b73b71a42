/** The server with a log that says nothing of a full disk: it acknowledges what it could not write. */
import { serve } from './application.mjs';

await serve((log) => {
  const append = log.append.bind(log);
  log.append = async (stream, expected, events, call) => {
    try {
      return await append(stream, expected, events, call);
    } catch (error) {
      if (error.code !== 'LOG_FULL') throw error;
      const position = (await log.head()) + events.length;
      return { stream, firstRevision: expected + 1, lastRevision: expected + events.length, position, repeated: false };
    }
  };
});

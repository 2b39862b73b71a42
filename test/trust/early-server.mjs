/** The server with its promise broken: it answers a command before the log has committed it. */
import { serve } from './application.mjs';

await serve((log) => {
  const append = log.append.bind(log);
  log.append = async (stream, expected, events, call) => {
    if (!stream.startsWith('crisis-')) return append(stream, expected, events, call);
    const position = (await log.head()) + events.length;
    setImmediate(() => append(stream, expected, events, call).catch(() => undefined));
    return { stream, firstRevision: expected + 1, lastRevision: expected + events.length, position, repeated: false };
  };
});

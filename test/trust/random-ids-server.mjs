/** The server with event ids that do not derive from their command, so that nothing knows a repetition. */
import { randomUUID } from 'node:crypto';
import { serve } from './application.mjs';

await serve((log) => {
  const append = log.append.bind(log);
  const anew = (event) => ({ ...event, id: randomUUID() });
  log.append = (stream, expected, events, call) =>
    append(stream, expected, stream.startsWith('crisis-') ? events.map(anew) : events, call);
});

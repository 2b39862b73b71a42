import { join } from 'node:path';
import { event } from '../contract/subject';

const built = join(__dirname, '..', '..', '..', 'dist', 'infra', 'event-log', 'sqlite', 'sqlite-event-log.js');

/** Program text for a child process: opens the log of a folder and runs `body` with `log`, its `options` and `event()` in scope. */
export const programOn = (dir: string, body: string, readOnly = false) => `
const { SqliteEventLog } = require(${JSON.stringify(built)});
const { randomUUID } = require('node:crypto');
const clock = { micros: () => Date.now() * 1000 };
const event = () => ({ ...${JSON.stringify(event())}, id: randomUUID() });
(async () => {
  const options = { dir: ${JSON.stringify(dir)}, realm: 'live', clock, readOnly: ${readOnly} };
  const log = await SqliteEventLog.open(options);
  ${body}
})();`;

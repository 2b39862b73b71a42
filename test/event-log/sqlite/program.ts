import { join } from 'node:path';
import { event } from '../contract/subject';

/** Text that requires a module of the built event log. */
export const built = (...path: readonly string[]) =>
  `require(${JSON.stringify(join(__dirname, '..', '..', '..', 'dist', 'infra', 'event-log', ...path))})`;

/** Text of an expression that opens the log of a folder, with `clock`, `readOnly`, `more` options and `event()` in scope. */
export type Opening = (dir: string) => string;

const ofFile: Opening = (dir) =>
  `${built('sqlite', 'sqlite-event-log.js')}.SqliteEventLog.open({ dir: ${JSON.stringify(dir)}, realm: 'live', clock, readOnly, ...more })`;

interface Opened {
  readonly readOnly?: boolean;
  /** A log in a file, when absent. */
  readonly opening?: Opening | undefined;
}

/** Program text for a child process: opens the log of a folder and runs `body` with `log`, `open` and `event` in scope. */
export const programOn = (dir: string, body: string, { readOnly = false, opening = ofFile }: Opened = {}) => `
const { randomUUID } = require('node:crypto');
const clock = { micros: () => Date.now() * 1000 };
const event = () => ({ ...${JSON.stringify(event())}, id: randomUUID() });
const open = (readOnly, more = {}) => ${opening(dir)};
(async () => {
  const log = await open(${readOnly});
  ${body}
})();`;

import '../platform/runtime';
import type { Outside } from './outside';
import { run } from './run';

/** The adapters of this process; each is loaded by the first command that needs it. */
const outside: Outside = {
  systemClock: async () => (require('../../infra/clock') as typeof import('../../infra/clock')).systemClock,
  scriptedClock: async (micros) =>
    new (require('../../infra/clock') as typeof import('../../infra/clock')).ScriptedClock(micros),
  readLog: async (dir, realm) => {
    const { openLog } = require('../../infra/event-log/open-log') as typeof import('../../infra/event-log/open-log');
    const { systemClock } = require('../../infra/clock') as typeof import('../../infra/clock');
    return openLog({ kind: 'sqlite', dir, realm, clock: systemClock, readOnly: true });
  },
  isLocked: async (dir) =>
    (require('../../infra/event-log/sqlite/inspect') as typeof import('../../infra/event-log/sqlite/inspect')).isLocked(
      dir,
    ),
  checkLog: async (dir) =>
    (require('../../infra/event-log/sqlite/inspect') as typeof import('../../infra/event-log/sqlite/inspect')).checkLog(
      dir,
    ),
};

/** Runs the command line and ends the process with its code once everything is written. */
export async function main(words: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const code = await run(words, { stdin, stdout, stderr, environment: env }, outside);
  process.exitCode = code;
  stdout.write('', () => process.exit(code));
}

if (require.main === module) void main(process.argv.slice(2));

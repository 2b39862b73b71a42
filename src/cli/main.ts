import '../platform/runtime';
import type { Outside } from './outside';
import { run } from './run';

/** The adapters of this process; each is loaded by the first command that needs it. */
const outside: Outside = {
  systemClock: async () => (await import('../../infra/clock.js')).systemClock,
  scriptedClock: async (micros) => new (await import('../../infra/clock.js')).ScriptedClock(micros),
  readLog: async (dir, realm) => {
    const { SqliteEventLog } = await import('../../infra/event-log/sqlite/sqlite-event-log.js');
    const { systemClock } = await import('../../infra/clock.js');
    return SqliteEventLog.open({ dir, realm, clock: systemClock, readOnly: true });
  },
  isLocked: async (dir) => (await import('../../infra/event-log/sqlite/inspect.js')).isLocked(dir),
  verification: async (wish) =>
    (await import('../../infra/event-log/verify/sqlite-verification.js')).verificationOf(wish),
  logKeys: async (places) => (await import('../../infra/seal/rotate-log-key.js')).logKeyStatus(places),
  rotateLogKey: async (places, days) =>
    (await import('../../infra/seal/rotate-log-key.js')).rotateKeyOfLog(places, days),
  createWitnessKey: async (file, name) =>
    (await import('../../infra/witness/witness-key.js')).createWitnessKey(file, name),
  openWitness: async (keyFile) => {
    const { openWitness } = await import('../../infra/witness/serve-witness.js');
    return openWitness(keyFile, (await import('../../infra/clock.js')).systemClock);
  },
  bundle: async (wish) => (await import('../../infra/bundle/installed-bundle.js')).installedBundle(wish),
  newestHead: async (dir) => (await import('../../infra/bundle/installed-bundle.js')).newestHead(dir),
  spaceOf: async (dir) => (await import('../../infra/space.js')).spaceOf(dir),
  inclusion: async (dir, event) => (await import('../../infra/bundle/installed-proofs.js')).inclusionFile(dir, event),
  consistency: async (dir, from, to) =>
    (await import('../../infra/bundle/installed-proofs.js')).consistencyFile(dir, from, to),
  checkLog: async (dir) => (await import('../../infra/event-log/sqlite/inspect.js')).checkLog(dir),
  witnesses: async (dir, policyFile) => {
    const { storedStatus } = await import('../../infra/witness/stored-status.js');
    return storedStatus(dir, policyFile, (await import('../../infra/clock.js')).systemClock);
  },
  backups: async () => (await import('../../infra/backup/backups.js')).backups,
};

/** Runs the command line and ends the process with its code once everything is written. */
export async function main(words: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const code = await run(words, { stdin, stdout, stderr, environment: env }, outside);
  process.exitCode = code;
  stdout.write('', () => process.exit(code));
}

if (require.main === module) void main(process.argv.slice(2));

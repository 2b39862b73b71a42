import { join } from 'node:path';
import { makeSealedLog } from '../sealed-log.mjs';
import { lossesAfter, said } from '../survival.mjs';

/** Appends, a group of them, checkpoints of the write-ahead log, signed notes: all that the writer of a log does. */
export const logWork = {
  name: 'log',
  script: join(import.meta.dirname, 'log-writer.mjs'),
  share: 0.55,
  says: { open: 1, ack: 39, sealed: 2, closed: 1 },
  prepare: (dir) => makeSealedLog(dir, [250]),

  async wrongAfter(dir, run, { call, name, fault, undisturbed }) {
    const outcome = said(run.lines);
    const answers =
      fault === 'SIGKILL'
        ? []
        : answersWrong({ call, name, fault, outcome, all: said(undisturbed.lines).acknowledged.size });
    return [...(await lossesAfter(dir, run.lines)), ...answers];
  },
};

/** D-3: a flush that failed ends the writing; a full disk is refused, and passes by itself. */
function answersWrong({ call, name, fault, outcome, all }) {
  if (!outcome.opened) return outcome.acknowledged.size > 0 ? ['it went on although it did not open'] : [];
  if (!outcome.ended) return ['it ended without a word'];
  const undisturbed = outcome.acknowledged.size === all;
  const database = name.startsWith('log.db');
  if (call === 'fsync' && fault === 'EIO' && database && !undisturbed && !outcome.stopped)
    return ['the writer went on after a failed flush'];
  const full = fault === 'ENOSPC' && call === 'pwrite64' && name === 'log.db-wal';
  if (full && outcome.refused.some(({ code }) => code !== 'LOG_FULL')) return ['a full disk was not told as LOG_FULL'];
  if (full && outcome.stopped) return ['a full disk stopped the writer'];
  return [];
}

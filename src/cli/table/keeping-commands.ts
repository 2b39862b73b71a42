import type { Command, Flag } from '../command';
import { progress } from '../common-flags';

const checkpoint: Flag = {
  type: 'string',
  value: 'file',
  help: 'checkpoint that was kept elsewhere; may be repeated',
  multiple: true,
};
const backup = { name: 'backup', help: 'folder of the backup' };

/** Commands that keep the record safe. */
export const keepingCommands: readonly Command[] = [
  {
    name: 'backup create',
    summary: 'take a backup while the server runs; an older one in the folder is replaced when the new one is whole',
    reaches: 'data',
    changes: true,
    positionals: [{ name: 'dir', help: 'folder of the backup' }],
    flags: {
      'keys-to': { type: 'string', value: 'dir', help: 'copy the keys to this other folder' },
      progress,
    },
    examples: ['watchfloor backup create /backup/live --keys-to /safe/keys', 'watchfloor backup create b --dry-run'],
  },
  {
    name: 'keys status',
    summary: 'which keys sign the log, and which did',
    reaches: 'data',
    examples: ['watchfloor keys status --data-dir data'],
  },
  {
    name: 'keys rotate-signing',
    summary: 'give the log another key while its server is stopped; the old one signs beside it for a time',
    reaches: 'data',
    changes: true,
    flags: {
      days: { type: 'string', value: 'days', help: 'how long both sign, 30 to 365; default 30' },
      force: { type: 'boolean', help: 'although a key of before still signs: it signs no more' },
    },
    examples: ['watchfloor keys rotate-signing --data-dir data', 'watchfloor keys rotate-signing --dry-run'],
  },
  {
    name: 'backup verify',
    summary: 'check every file of a backup and prove its log',
    reaches: 'files',
    positionals: [backup],
    flags: { checkpoint, progress },
    examples: [
      'watchfloor backup verify /backup/live',
      'watchfloor backup verify /backup/live --checkpoint handover.note',
    ],
  },
  {
    name: 'backup restore',
    summary: 'restore a backup into an empty directory',
    reaches: 'files',
    changes: true,
    positionals: [backup, { name: 'dir', help: 'empty folder; a data directory afterwards' }],
    flags: {
      checkpoint,
      'lost-from': { type: 'string', value: 'dir', help: 'data directory that was lost, for its checkpoints' },
      'keys-from': { type: 'string', value: 'dir', help: 'copy of the keys' },
      'accept-loss': { type: 'boolean', help: 'events after the backup are lost; the log becomes another one' },
      reason: { type: 'string', value: 'text', help: 'with --accept-loss: why, for the record' },
      progress,
    },
    examples: [
      'watchfloor backup restore /backup/live /srv/watchfloor --keys-from /safe/keys --lost-from /mnt/old/data',
      'watchfloor backup restore /backup/live new --accept-loss --reason "disk failed at 10:31"',
    ],
  },
  {
    name: 'backup drill',
    summary: 'restore a backup, open it, say how long that took, and remove it again',
    reaches: 'files',
    positionals: [backup],
    flags: { in: { type: 'string', value: 'dir', help: 'folder to restore in; default the temporary one' }, progress },
    examples: ['watchfloor backup drill /backup/live', 'watchfloor backup drill /backup/live --in /srv --json'],
  },
];

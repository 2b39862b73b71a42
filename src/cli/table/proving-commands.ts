import type { Command } from '../command';

/** Commands that prove the record. */
export const provingCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'prove that the log is as it was recorded and sealed',
    reaches: 'data',
    flags: {
      log: { type: 'boolean', help: 'the whole log of the data directory' },
      checkpoint: { type: 'string', value: 'file', help: 'a checkpoint that was kept elsewhere', multiple: true },
      key: { type: 'string', value: 'file', help: "the log's key as text; default the key of this installation" },
      threads: { type: 'string', value: 'count', help: 'threads that read and hash; default 2' },
      progress: {
        type: 'string',
        value: 'form',
        help: 'how to tell progress',
        choices: ['bar', 'line', 'json', 'none'],
      },
    },
    examples: [
      'watchfloor verify --log',
      'watchfloor verify --log --data-dir ./copy --checkpoint handover.note --json',
    ],
  },
];

import type { Command } from '../command';
import { force, outFlags, progress } from '../common-flags';

/** Commands that prove the record. */
export const provingCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'prove that a bundle or the log is as it was recorded and sealed',
    reaches: 'data',
    positionals: [{ name: 'bundle', help: 'a bundle of events with their proofs', optional: true }],
    flags: {
      log: { type: 'boolean', help: 'the whole log of the data directory' },
      policy: { type: 'string', value: 'file', help: "whom to trust, in place of the bundle's own policy" },
      checkpoint: { type: 'string', value: 'file', help: 'a checkpoint that was kept elsewhere', multiple: true },
      key: { type: 'string', value: 'file', help: "the log's key as text; default the key of this installation" },
      force: { type: 'boolean', help: 'overwrite evidence that was written before' },
      threads: { type: 'string', value: 'count', help: 'threads that read and hash; default 2' },
      progress,
    },
    examples: [
      'watchfloor verify --log',
      'watchfloor verify case.zip --policy trust.policy',
      'watchfloor verify --log --data-dir ./copy --checkpoint handover.note --json',
    ],
  },
  {
    name: 'bundle create',
    summary: 'a range of the log with everything that proves it, checked offline by the programs inside',
    reaches: 'both',
    changes: true,
    positionals: [{ name: 'file', help: 'the zip file to write' }],
    flags: {
      range: { type: 'string', value: 'a..b', help: 'first and last position' },
      audience: { type: 'string', value: 'text', help: 'of a server: for whom it is, for the record' },
      force,
    },
    examples: [
      'watchfloor bundle create case.zip --range 100..250',
      'watchfloor bundle create case.zip --range 1..20 --dry-run',
      'watchfloor bundle create case.zip --range 100..250 --user au1 --audience "Inspector General"',
    ],
  },
  {
    name: 'checkpoint show',
    summary: 'the newest signed head of the log, with the cosignatures that are known',
    reaches: 'data',
    examples: ['watchfloor checkpoint show', 'watchfloor checkpoint show --data-dir ./copy'],
  },
  {
    name: 'proof show',
    summary: 'the proof that an event is in the log, or that one size of the log is the beginning of another',
    reaches: 'both',
    positionals: [{ name: 'event', help: 'position or id of the event; of a server its position', optional: true }],
    flags: {
      from: { type: 'string', value: 'size', help: 'with --to: events of the earlier checkpoint' },
      to: { type: 'string', value: 'size', help: 'with --from: events of the later checkpoint' },
      ...outFlags,
    },
    examples: [
      'watchfloor proof show 212 --out 212.tlog-proof',
      'watchfloor proof show 212 --user au1',
      'watchfloor proof show --from 100 --to 250 --out 100-250.consistency',
    ],
  },
  {
    name: 'proof check',
    summary: 'check a proof, a checkpoint or a bundle without a server',
    reaches: 'files',
    positionals: [{ name: 'file', help: 'a .tlog-proof, .consistency, .range, .note or bundle' }],
    flags: {
      policy: { type: 'string', value: 'file', help: 'whom to trust; without it no signature is checked' },
      event: { type: 'string', value: 'file', help: 'the event, as a bundle or "events show --json" tells it' },
      checkpoint: { type: 'string', value: 'file', help: 'a checkpoint that the proof is about', multiple: true },
    },
    examples: [
      'watchfloor proof check 212.tlog-proof --policy trust.policy --event 212.json',
      'watchfloor proof check 100-250.consistency --checkpoint 100.note --checkpoint 250.note --policy trust.policy',
    ],
  },
];

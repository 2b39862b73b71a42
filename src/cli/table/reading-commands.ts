import type { Command, Flag } from '../command';
import { outFlags } from '../common-flags';

const columns: Flag = { type: 'string', value: 'names', help: 'columns, with commas between' };
const after: Flag = { type: 'string', value: 'position', help: 'begin after this position' };
const filters: Readonly<Record<string, Flag>> = {
  type: { type: 'string', value: 'type', help: 'events of this type' },
  stream: { type: 'string', value: 'stream', help: 'of this stream, or of a category such as crisis' },
  actor: { type: 'string', value: 'id', help: 'recorded by this user' },
  since: { type: 'string', value: 'time', help: 'recorded at or after' },
  until: { type: 'string', value: 'time', help: 'recorded at or before' },
};
const position = { name: 'position', help: 'position or id of the event' };

/** Commands that read the log, boards and registers. */
export const readingCommands: readonly Command[] = [
  {
    name: 'events tail',
    summary: 'follow the log',
    reaches: 'data',
    flags: { after },
    examples: ['watchfloor events tail', 'watchfloor events tail --after 0 --json'],
  },
  {
    name: 'events show',
    summary: 'one event, all of it',
    reaches: 'both',
    positionals: [position],
    examples: ['watchfloor events show 212', 'watchfloor events show 212 --user au1 --json'],
  },
  {
    name: 'events find',
    summary: 'events that match every filter',
    reaches: 'data',
    flags: { ...filters, after, limit: { type: 'string', value: 'count', help: 'at most so many; default 1000' } },
    examples: [
      'watchfloor events find --type AlertRaised',
      'watchfloor events find --stream crisis --limit 20 --plain',
    ],
  },
  {
    name: 'events export',
    summary: 'events as CloudEvents, one a line; sealed values stay sealed',
    reaches: 'data',
    flags: {
      ...filters,
      after,
      ...outFlags,
    },
    examples: ['watchfloor events export --out events.ndjson', 'watchfloor events export --stream alert'],
  },
  {
    name: 'board list',
    summary: 'the boards of the system',
    reaches: 'server',
    examples: ['watchfloor board list'],
  },
  {
    name: 'board show',
    summary: 'rows of a board as you may see them',
    reaches: 'server',
    positionals: [{ name: 'board', help: 'its name, for example crises' }],
    flags: { columns, after: { ...after, help: 'wait until the board has reached this position' } },
    examples: ['watchfloor board show crises', 'watchfloor board show crises --columns title,status,severity --plain'],
  },
  {
    name: 'board watch',
    summary: 'follow a board: one line for each row that changes',
    reaches: 'server',
    positionals: [{ name: 'board', help: 'its name, for example crises' }],
    flags: { columns },
    examples: ['watchfloor board watch alerts', 'watchfloor board watch crises --json'],
  },
  {
    name: 'register list',
    summary: 'the registers of the system',
    reaches: 'server',
    examples: ['watchfloor register list'],
  },
  {
    name: 'register show',
    summary: 'rows of a register, newest first',
    reaches: 'server',
    positionals: [{ name: 'register', help: 'its name, for example signals' }],
    flags: {
      columns,
      after,
      words: { type: 'string', value: 'text', help: 'rows that hold these words' },
      where: { type: 'string', value: 'column=value', help: 'rows with this value; may be repeated', multiple: true },
      at: { type: 'string', value: 'position', help: 'begin at this position' },
      limit: { type: 'string', value: 'count', help: 'rows of a page, at most 100' },
      all: { type: 'boolean', help: 'every page' },
    },
    examples: [
      'watchfloor register show signals',
      'watchfloor register show signals --where country=KEN --all --plain',
    ],
  },
];

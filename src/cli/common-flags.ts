import type { Flag } from './command';

/** Flags that every command takes (experience.md §28.2). */
export const commonFlags: Readonly<Record<string, Flag>> = {
  json: { type: 'boolean', help: 'write one JSON document, or one a line for streams' },
  plain: { type: 'boolean', help: 'write one record a line, tab-separated' },
  'no-color': { type: 'boolean', help: 'never colour' },
  'no-input': { type: 'boolean', help: 'never ask; end with 2 where an answer is needed' },
  quiet: { type: 'boolean', short: 'q', help: 'no messages but errors' },
  verbose: { type: 'boolean', short: 'v', help: 'more messages' },
  config: { type: 'string', value: 'file', help: 'configuration file; default watchfloor.config.json' },
  realm: { type: 'string', value: 'realm', help: 'realm; default live' },
  timeout: { type: 'string', value: 'seconds', help: 'give up after so long; default 30' },
  help: { type: 'boolean', short: 'h', help: 'examples and flags of the command' },
};

/** Flags of commands that work on a data directory. */
export const dataFlags: Readonly<Record<string, Flag>> = {
  'data-dir': { type: 'string', value: 'dir', help: 'data directory; default data' },
};

/** Flags of commands that talk to a server. */
export const serverFlags: Readonly<Record<string, Flag>> = {
  url: { type: 'string', value: 'url', help: 'server; default http://127.0.0.1:8080' },
  user: { type: 'string', value: 'login', help: 'sign in as; kept until the session ends' },
  'password-file': { type: 'string', value: 'file', help: 'file that holds the password, or - for stdin' },
};

/** Of commands that change something. */
export const changeFlags: Readonly<Record<string, Flag>> = {
  'dry-run': { type: 'boolean', help: 'say what would happen; change nothing' },
};

/** Of commands that write a file. */
export const force: Flag = { type: 'boolean', help: 'overwrite the file' };

/** Of commands whose result may go into a file. */
export const outFlags: Readonly<Record<string, Flag>> = {
  out: { type: 'string', value: 'file', help: 'write to this file instead of stdout' },
  force,
};

/** Of commands that take a while. */
export const progress: Flag = {
  type: 'string',
  value: 'form',
  help: 'how to tell progress',
  choices: ['auto', 'line', 'json', 'none'],
};

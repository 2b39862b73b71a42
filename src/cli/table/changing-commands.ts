import { importFormats } from '../../../contracts/vocabulary/code-lists';
import type { Command, Flag } from '../command';
import { progress } from '../common-flags';

const newPassword: Flag = { type: 'string', value: 'file', help: 'file that holds the new password, or - for stdin' };
const reason: Flag = { type: 'string', value: 'text', help: 'why, for the record' };

/** Commands that change records: commands of the system, imports, users. */
export const changingCommands: readonly Command[] = [
  {
    name: 'command list',
    summary: 'every command of the system',
    reaches: 'server',
    examples: ['watchfloor command list'],
  },
  {
    name: 'command describe',
    summary: 'fields, roles and refusals of a command',
    reaches: 'server',
    positionals: [{ name: 'command', help: 'its name, for example OpenCrisis' }],
    examples: ['watchfloor command describe OpenCrisis'],
  },
  {
    name: 'command send',
    summary: 'send a command with JSON data',
    reaches: 'server',
    changes: true,
    positionals: [{ name: 'command', help: 'its name, for example AcknowledgeAlert' }],
    flags: {
      data: { type: 'string', value: 'file', help: 'JSON of its fields, or - for stdin' },
      'command-id': { type: 'string', value: 'uuid', help: 'send the same id again to be safe; default a new one' },
      'if-revision': { type: 'string', value: 'revision', help: 'only if the record is still at this revision' },
      'effective-at': { type: 'string', value: 'time', help: 'when it was true; default now' },
    },
    examples: [
      'watchfloor command send OpenCrisis --data crisis.json --dry-run',
      'watchfloor command send AcknowledgeAlert --data -',
    ],
  },
  {
    name: 'import retry',
    summary: 'run a batch again that did not end',
    reaches: 'server',
    changes: true,
    positionals: [{ name: 'batch', help: 'id of the batch' }],
    flags: {
      rejects: { type: 'string', value: 'file', help: 'where rejected rows go' },
      progress,
    },
    examples: ['watchfloor import retry 0190a1b2-0000-7000-8000-000000000000'],
  },
  {
    name: 'import',
    summary: 'import a file; rejected rows go to a file',
    reaches: 'server',
    changes: true,
    positionals: [
      { name: 'format', help: 'format of the file', choices: importFormats },
      { name: 'file', help: 'the file' },
    ],
    flags: {
      profile: { type: 'string', value: 'name', help: 'import profile, where several fit' },
      release: { type: 'string', value: 'release', help: 'release of the source' },
      'as-of': { type: 'string', value: 'date', help: 'day that the file stands for' },
      rejects: { type: 'string', value: 'file', help: 'where rejected rows go; default <file>.rejects.csv' },
      progress,
    },
    examples: [
      'watchfloor import ucdpGed ged191.csv --release 19.1 --dry-run',
      'watchfloor import ucdpGed ged191.csv --rejects odd.csv',
    ],
  },
  {
    name: 'users list',
    summary: 'everybody with an account',
    reaches: 'server',
    examples: ['watchfloor users list --user ad1'],
  },
  {
    name: 'users add',
    summary: 'register somebody with a login, or make the first two accounts',
    reaches: 'server',
    changes: true,
    positionals: [{ name: 'login', help: 'name to sign in with', optional: true }],
    flags: {
      first: { type: 'boolean', help: 'the first two accounts, by the setup link' },
      data: { type: 'string', value: 'file', help: 'with --first: JSON with token, administrator and officer' },
      name: { type: 'string', value: 'text', help: 'name of the person' },
      email: { type: 'string', value: 'address', help: 'mail address' },
      org: { type: 'string', value: 'code', help: 'organization; default STATE' },
      role: { type: 'string', value: 'role', help: 'role to grant; may be repeated', multiple: true },
      country: { type: 'string', value: 'iso3', help: 'country of the scope; may be repeated', multiple: true },
      'all-countries': { type: 'boolean', help: 'every country' },
      compartment: { type: 'string', value: 'code', help: 'compartment; may be repeated', multiple: true },
      'new-password-file': newPassword,
      reason,
    },
    examples: [
      'watchfloor users add m.okoye --name "Desk analyst 2" --role desk-analyst --all-countries',
      'watchfloor users add --first --data first.json',
    ],
  },
  {
    name: 'users grant',
    summary: 'grant a role, countries or compartments',
    reaches: 'server',
    changes: true,
    positionals: [
      { name: 'user', help: 'id of the user' },
      { name: 'role', help: 'role to grant', optional: true },
    ],
    flags: {
      country: { type: 'string', value: 'iso3', help: 'country of the scope; may be repeated', multiple: true },
      'all-countries': { type: 'boolean', help: 'every country' },
      compartment: { type: 'string', value: 'code', help: 'compartment; may be repeated', multiple: true },
      until: { type: 'string', value: 'date', help: 'last day of the role' },
      reason,
    },
    examples: ['watchfloor users grant 0190a1b2-0000-7000-8000-000000000000 desk-analyst --until 2026-12-31'],
  },
  {
    name: 'users revoke',
    summary: 'take a role away',
    reaches: 'server',
    changes: true,
    positionals: [
      { name: 'user', help: 'id of the user' },
      { name: 'role', help: 'role to revoke' },
    ],
    flags: { reason },
    examples: ['watchfloor users revoke 0190a1b2-0000-7000-8000-000000000000 desk-analyst'],
  },
  {
    name: 'users suspend',
    summary: 'keep somebody out at once, or let them in again',
    reaches: 'server',
    changes: true,
    positionals: [{ name: 'user', help: 'id of the user' }],
    flags: { lift: { type: 'boolean', help: 'reinstate' }, reason },
    examples: ['watchfloor users suspend 0190a1b2-0000-7000-8000-000000000000 --reason "left the service"'],
  },
  {
    name: 'users passwd',
    summary: 'change your own password',
    reaches: 'server',
    changes: true,
    flags: { 'new-password-file': newPassword },
    examples: ['watchfloor users passwd'],
  },
];

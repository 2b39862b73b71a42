import type { Command, Flag } from '../command';

const witnessKey: Flag = { type: 'string', value: 'file', help: 'key file of the witness' };

/** Commands that run, check and configure a server. */
export const runningCommands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'run API, boards and pages',
    reaches: 'data',
    flags: {
      demo: { type: 'boolean', help: 'load and play the demonstration in a directory of its own' },
      keep: { type: 'boolean', help: 'go on with the demonstration that is there' },
      host: { type: 'string', value: 'address', help: 'address to listen on; default 127.0.0.1' },
      port: { type: 'string', value: 'port', help: 'port to listen on; default 8080, 0 for any' },
      log: { type: 'string', value: 'kind', help: 'where the record lives', choices: ['sqlite', 'memory'] },
      profile: { type: 'string', value: 'profile', help: 'how strict to be', choices: ['local', 'production'] },
      'public-origin': { type: 'string', value: 'origin', help: 'origin that browsers use' },
      'reserve-mib': { type: 'string', value: 'MiB', help: 'free space without which it reads only; default 1024' },
      'accept-clock': { type: 'boolean', help: 'start although the newest event lies in the future' },
      'demo-rate': { type: 'string', value: 'times', help: 'speed of the demonstration; default 120' },
    },
    examples: [
      'watchfloor serve',
      'watchfloor serve --port 8090 --data-dir /srv/watchfloor',
      'watchfloor serve --demo',
    ],
  },
  {
    name: 'status',
    summary: 'head, pictures with their lag, parked events, open windows',
    reaches: 'server',
    examples: ['watchfloor status', 'watchfloor status --user sato --json'],
  },
  {
    name: 'doctor',
    summary: 'check the machine and the data directory',
    reaches: 'both',
    examples: ['watchfloor doctor', 'watchfloor doctor --data-dir data --json'],
  },
  {
    name: 'demo seed',
    summary: 'load the demonstration into an empty log and print its accounts',
    reaches: 'data',
    changes: true,
    examples: ['watchfloor demo seed --data-dir /tmp/demo', 'watchfloor demo seed --dry-run'],
  },
  {
    name: 'witness keygen',
    summary: 'make the key of a witness and print its verifier key',
    reaches: 'files',
    changes: true,
    flags: { key: witnessKey, name: { type: 'string', value: 'name', help: 'name of the witness, for ever' } },
    examples: ['watchfloor witness keygen --key witness.pem --name witness.ig.example'],
  },
  {
    name: 'witness serve',
    summary: 'cosign the seals of other logs as long as they continue each other',
    reaches: 'files',
    flags: {
      state: { type: 'string', value: 'dir', help: 'directory of its state; never lose it' },
      key: witnessKey,
      logs: { type: 'string', value: 'file', help: 'policy file that names the logs' },
      host: { type: 'string', value: 'address', help: 'address to listen on; default 127.0.0.1' },
      port: { type: 'string', value: 'port', help: 'port to listen on; default 8095, 0 for any' },
    },
    examples: ['watchfloor witness serve --state witness --key witness.pem --logs logs.policy'],
  },
  {
    name: 'witness status',
    summary: 'what each witness of the log cosigned last, and whether they are enough',
    reaches: 'both',
    examples: ['watchfloor witness status', 'watchfloor witness status --user au1 --json'],
  },
  {
    name: 'config check',
    summary: 'refuse a configuration as serve would',
    reaches: 'data',
    examples: ['watchfloor config check --config watchfloor.config.json'],
  },
  {
    name: 'config show',
    summary: 'every setting, its value and where it comes from',
    reaches: 'data',
    examples: ['watchfloor config show', 'watchfloor config show --json'],
  },
];

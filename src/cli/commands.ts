import type { Command } from './command';

/** Every command: parser, help, completion and the man page read this one table (experience.md §28.1). */
export const commands: readonly Command[] = [
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
      'demo-rate': { type: 'string', value: 'times', help: 'speed of the demonstration; default 120' },
    },
    examples: ['watchfloor serve', 'watchfloor serve --port 8090 --data-dir /srv/watchfloor', 'watchfloor serve --demo'],
    load: async () => (require('./serve-command') as typeof import('./serve-command')).serveCommand,
  },
];

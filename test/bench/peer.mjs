import { answer } from './processes.mjs';
import { together } from './together.mjs';

let log;

/** One of the logs of B3 in a process of its own. */
answer({
  open: async ({ name, dir }) => {
    const { open } = await import(`./peers/${name}.mjs`);
    log = await open(dir);
  },
  together: (appends) => together(log.append, appends),
  close: () => log?.close(),
});

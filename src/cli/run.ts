import type { Context } from './context';
import { endOf, exit } from './exit';
import { loaders } from './loaders';
import { outputOf } from './output';
import type { Outside } from './outside';
import { parse } from './parse';
import type { Terminal } from './terminal';

/**
 * Runs one call of the command line and gives its exit code. Signals end it: the first one cleanly, the second at once.
 */
export async function run(words: readonly string[], terminal: Terminal, outside: Outside): Promise<number> {
  const interrupts = new AbortController();
  const codes = { SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const;
  const heard = (name: 'SIGINT' | 'SIGTERM') => {
    if (interrupts.signal.aborted) process.exit(codes[name]);
    interrupts.abort(codes[name]);
  };
  process.on('SIGINT', heard).on('SIGTERM', heard);
  // Whoever reads our output may stop reading it: that ends the command without a complaint.
  terminal.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exit.done : exit.failure),
  );
  try {
    return await runParsed(words, terminal, outside, interrupts.signal);
  } catch (error) {
    const { code, message, hint } = endOf(error);
    terminal.stderr.write(`watchfloor: ${message}\n${hint ? `${hint}\n` : ''}`);
    return code;
  } finally {
    process.off('SIGINT', heard).off('SIGTERM', heard);
  }
}

async function runParsed(words: readonly string[], terminal: Terminal, outside: Outside, signal: AbortSignal) {
  const { command, flags, positionals } = parse(words);
  const out = outputOf(flags, terminal);
  if (flags.help === true && command.name !== 'help') {
    const { helpOf } = await import('./help.js');
    out.write(helpOf(command));
    return exit.done;
  }
  const perform = await loaders[command.name]!();
  const context: Context = { flags, positionals, terminal, out, outside, signal };
  return perform(context);
}

import type { Command, Flag } from './command';
import { commands } from './commands';
import { commonFlags } from './common-flags';
import type { Context } from './context';
import { exit } from './exit';
import { commandIn, flagsOf } from './parse';

const pad = (text: string, width: number) => text.padEnd(width);
const flagText = (name: string, { value, short }: Flag) =>
  `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`;

/** How a command is called: its name, what it needs and what it may take. */
export const usageOf = ({ name, positionals = [] }: Command) =>
  [
    'watchfloor',
    name,
    ...positionals.map((one) => (one.optional ? `[<${one.name}>]` : `<${one.name}>`)),
    '[flags]',
  ].join(' ');

const flagLines = (flags: Readonly<Record<string, Flag>>) =>
  Object.entries(flags).map(([name, flag]) => {
    const choices = flag.choices ? ` (${flag.choices.join(', ')})` : '';
    return `  ${pad(flagText(name, flag), 30)}  ${flag.help}${choices}`;
  });

/** Help of one command; it begins with examples. */
export function helpOf(command: Command): string {
  const { summary, examples, positionals = [] } = command;
  const own = Object.fromEntries(
    Object.entries(flagsOf(command)).filter(([name]) => !Object.hasOwn(commonFlags, name)),
  );
  return [
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    `${usageOf(command)}`,
    `  ${summary}`,
    ...(positionals.length > 0
      ? ['', ...positionals.map(({ name, help }) => `  ${pad(`<${name}>`, 30)}  ${help}`)]
      : []),
    ...(Object.keys(own).length > 0 ? ['', 'Flags', ...flagLines(own)] : []),
    '',
    'Flags of every command',
    ...flagLines(commonFlags),
    '',
  ].join('\n');
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Examples',
    '  watchfloor serve',
    '  watchfloor status --user sato',
    '  watchfloor board show crises --plain',
    '',
    'watchfloor <command> [flags]',
    ...commands.map(({ name, summary }) => `  ${pad(name, width)}  ${summary}`),
    '',
    '"watchfloor help <command>" tells more; "watchfloor help --man" writes the man page.',
    '',
  ].join('\n');
}

/** Help of everything, of one command, or the man page. */
export async function helpCommand({ flags, positionals, out }: Context): Promise<number> {
  if (flags.man === true) out.write(manPage());
  else out.write(positionals.length === 0 ? overview() : helpOf(commandIn(positionals).command));
  return exit.done;
}

const roff = (text: string) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^\./gm, '\\&.');

/** The man page, from the same table as parser and help. */
export function manPage(): string {
  const sections = commands.flatMap((command) => [
    `.SS ${roff(command.name)}`,
    `${roff(usageOf(command))}`,
    '.br',
    `${roff(command.summary)}.`,
    ...Object.entries(flagsOf(command))
      .filter(([name]) => !Object.hasOwn(commonFlags, name))
      .flatMap(([name, flag]) => ['.TP', `.B ${roff(flagText(name, flag))}`, roff(flag.help)]),
  ]);
  return [
    '.TH WATCHFLOOR 1',
    '.SH NAME',
    'watchfloor \\- crisis operations: server and operator command line',
    '.SH COMMANDS',
    ...sections,
    '.SH COMMON FLAGS',
    ...Object.entries(commonFlags).flatMap(([name, flag]) => [
      '.TP',
      `.B ${roff(flagText(name, flag))}`,
      roff(flag.help),
    ]),
    '.SH EXIT STATUS',
    '0 done, 1 failure, 2 usage, 3 verification failed, 4 not found, 5 refused, 6 not permitted, 7 unavailable, 8 done with warnings, 130 interrupted, 143 terminated.',
    '',
  ].join('\n');
}

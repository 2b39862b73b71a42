import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Command, Flag } from './command';
import { commands } from './commands';
import { changeFlags, commonFlags, dataFlags, serverFlags } from './common-flags';
import { misused } from './exit';
import { nearest } from './nearest';
import type { Flags } from './terminal';

export interface Parsed {
  readonly command: Command;
  readonly flags: Flags;
  readonly positionals: readonly string[];
}

/** All flags that a command takes, its own first. */
export function flagsOf(command: Command): Readonly<Record<string, Flag>> {
  const { reaches } = command;
  return {
    ...command.flags,
    ...(command.changes && changeFlags),
    ...((reaches === 'data' || reaches === 'both') && dataFlags),
    ...((reaches === 'server' || reaches === 'both') && serverFlags),
    ...commonFlags,
  };
}

/** The command that a call names: one word, or a noun and a verb; options may stand before it. */
export function commandIn(words: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } {
  const [noun = 'help', verb = ''] = words;
  const found = commands.find(({ name }) => name === `${noun} ${verb}`) ?? commands.find(({ name }) => name === noun);
  if (found) return { command: found, rest: words.slice(found.name.split(' ').length) };
  const names = commands.map(({ name }) => name);
  const nouns = names.map((name) => name.split(' ')[0]!);
  const verbs = commands.filter(({ name }) => name.startsWith(`${noun} `)).map(({ name }) => name);
  if (verbs.length > 0 && verb === '') throw misused(`${noun} needs a verb: ${verbs.join(', ')}`);
  const named = verbs.length > 0 ? `${noun} ${verb}` : noun;
  const meant = nearest(`${noun} ${verb}`.trim(), names) ?? nearest(noun, nouns);
  throw misused(`there is no command ${JSON.stringify(named)}`, meant && `Did you mean "watchfloor ${meant}"?`);
}

/** @throws Ended with code 2 for anything that the table does not know */
export function parse(words: readonly string[]): Parsed {
  const first = words[0];
  if (first === undefined || first === '--help' || first === '-h') return parse(['help', ...words.slice(1)]);
  if (first === '--version') return parse(['version', ...words.slice(1)]);
  const { command, rest } = commandIn(words);
  const known = flagsOf(command);
  const { values, positionals } = parsed(rest, known);
  checkChoices(command, values, known);
  if (values.help !== true) checkPositionals(command, positionals);
  return { command, flags: values, positionals };
}

function parsed(words: readonly string[], known: Readonly<Record<string, Flag>>) {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(known).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short && { short }), ...(multiple && { multiple }) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as Flags, positionals };
  } catch (error) {
    throw misused(flagFault(error as Error), flagHint(error as Error, known));
  }
}

const unknownFlag = (error: Error) => /Unknown option '(-{1,2}[^']+)'/.exec(error.message)?.[1];
const flagFault = (error: Error) => {
  const unknown = unknownFlag(error);
  return unknown ? `there is no flag ${unknown}` : error.message.split('. ')[0]!.split('\n')[0]!;
};
function flagHint(error: Error, known: Readonly<Record<string, Flag>>) {
  const unknown = unknownFlag(error);
  const meant = unknown && nearest(unknown.replace(/^-+/, ''), Object.keys(known));
  return meant && `Did you mean --${meant}?`;
}

function checkChoices({ name, positionals = [] }: Command, values: Flags, known: Readonly<Record<string, Flag>>) {
  for (const [flag, value] of Object.entries(values)) {
    const choices = known[flag]?.choices;
    if (choices && !choices.includes(String(value)))
      throw misused(`--${flag} of ${name} must be one of ${choices.join(', ')}`);
  }
  if (values.json && values.plain) throw misused('--json and --plain exclude one another');
  return positionals;
}

function checkPositionals({ name, positionals = [] }: Command, given: readonly string[]) {
  if (name === 'help') return;
  const needed = positionals.filter(({ optional }) => !optional);
  if (given.length < needed.length) throw misused(`${name} needs <${needed[given.length]!.name}>`);
  if (given.length > positionals.length) throw misused(`${name} takes no ${JSON.stringify(given[positionals.length])}`);
  for (const [at, value] of given.entries()) {
    const { choices, name: of } = positionals[at]!;
    if (choices && !choices.includes(value))
      throw misused(`<${of}> must be one of ${choices.join(', ')}`, hinted(nearest(value, choices)));
  }
}

const hinted = (meant: string | undefined) => meant && `Did you mean ${meant}?`;

import { commands } from './commands';
import type { Context } from './context';
import { exit } from './exit';
import { flagsOf } from './parse';

const words = () => [...new Set(commands.map(({ name }) => name.split(' ')[0]!))];
const verbs = (noun: string) =>
  commands.filter(({ name }) => name.startsWith(`${noun} `)).map(({ name }) => name.slice(noun.length + 1));
const flagWords = (name: string) =>
  Object.keys(flagsOf(commands.find((command) => command.name === name)!)).map((flag) => `--${flag}`);

function bash(): string {
  const cases = commands.map(({ name }) => `    "${name}") flags="${flagWords(name).join(' ')}" ;;`);
  const nouns = words()
    .filter((noun) => verbs(noun).length > 0)
    .map((noun) => `    ${noun}) verbs="${verbs(noun).join(' ')}" ;;`);
  return `_watchfloor() {
  local current="\${COMP_WORDS[COMP_CWORD]}" noun="\${COMP_WORDS[1]}" verb="\${COMP_WORDS[2]}" flags="" verbs=""
  case "$noun" in
${nouns.join('\n')}
  esac
  case "$noun" in
${commands
  .filter(({ name }) => !name.includes(' '))
  .map(({ name }) => `    ${name}) flags="${flagWords(name).join(' ')}" ;;`)
  .join('\n')}
  esac
  case "$noun $verb" in
${cases.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${words().join(' ')}" -- "$current"))
  elif [ "$COMP_CWORD" -eq 2 ] && [ -n "$verbs" ] && [ "\${current#-}" = "$current" ]; then COMPREPLY=($(compgen -W "$verbs" -- "$current"))
  elif [ "\${current#-}" != "$current" ]; then COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -F _watchfloor watchfloor
`;
}

function fish(): string {
  const lines = words().map((noun) => `complete -c watchfloor -n __fish_use_subcommand -f -a ${noun}`);
  const under = words().flatMap((noun) =>
    verbs(noun).map((verb) => `complete -c watchfloor -n '__fish_seen_subcommand_from ${noun}' -f -a ${verb}`),
  );
  const flags = commands.flatMap(({ name }) =>
    flagWords(name).map(
      (flag) => `complete -c watchfloor -n '__fish_seen_subcommand_from ${name.split(' ').at(-1)}' -l ${flag.slice(2)}`,
    ),
  );
  return `${[...lines, ...under, ...new Set(flags)].join('\n')}\n`;
}

/** Completion for a shell, from the same table as the parser. */
export const completionFor = (shell: string) =>
  shell === 'fish' ? fish() : shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash()}` : bash();

export async function completionCommand({ positionals, out }: Context): Promise<number> {
  out.write(completionFor(positionals[0] ?? 'bash'));
  return exit.done;
}

import type { Command } from '../command';

/** Commands about the command line itself. */
export const otherCommands: readonly Command[] = [
  {
    name: 'catalogue',
    summary: 'what is built, as one JSON document',
    reaches: '',
    examples: ['watchfloor catalogue'],
  },
  {
    name: 'completion',
    summary: 'completion for a shell',
    reaches: '',
    positionals: [{ name: 'shell', help: 'which shell', choices: ['bash', 'zsh', 'fish'] }],
    examples: ['watchfloor completion bash > ~/.local/share/bash-completion/completions/watchfloor'],
  },
  {
    name: 'version',
    summary: 'version of the product',
    reaches: '',
    examples: ['watchfloor version', 'watchfloor version --json'],
  },
  {
    name: 'help',
    summary: 'help of everything or of one command',
    reaches: '',
    positionals: [{ name: 'command', help: 'a command, in one or two words', optional: true }],
    flags: { man: { type: 'boolean', help: 'write the man page' } },
    examples: ['watchfloor help', 'watchfloor help board show', 'watchfloor help --man'],
  },
];

import type { Command } from './command';
import { changingCommands } from './table/changing-commands';
import { keepingCommands } from './table/keeping-commands';
import { otherCommands } from './table/other-commands';
import { provingCommands } from './table/proving-commands';
import { readingCommands } from './table/reading-commands';
import { runningCommands } from './table/running-commands';

/** Every command: parser, help, completion and the man page read this one table (experience.md §28.1). */
export const commands: readonly Command[] = [
  ...runningCommands,
  ...readingCommands,
  ...changingCommands,
  ...provingCommands,
  ...keepingCommands,
  ...otherCommands,
];

import type { Output } from './output';
import type { Outside } from './outside';
import type { Flags, Terminal } from './terminal';

/** What a command that runs is given. */
export interface Context {
  readonly flags: Flags;
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
  readonly out: Output;
  readonly outside: Outside;
  /** Aborts on the first SIGINT or SIGTERM; the reason is the exit code. */
  readonly signal: AbortSignal;
}

/** The text of a flag; undefined where it is not given. */
export const text = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};
/** The texts of a flag that may be given several times, in their order. */
export const texts = (flags: Flags, name: string): readonly string[] => {
  const value = flags[name];
  return Array.isArray(value) ? value : [];
};
export const isOn = (flags: Flags, name: string): boolean => flags[name] === true;

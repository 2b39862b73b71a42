import type { Output } from './output';
import type { Outside } from './outside';

/** Values of the flags of a call, by name. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The streams and surroundings of the process. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
}

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
export const isOn = (flags: Flags, name: string): boolean => flags[name] === true;

import type { Context } from './context';

/** A flag of a command as parser, help, completion and man page read it. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly help: string;
  /** Stands for the value in help; absent for a switch. */
  readonly value?: string;
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: true;
  /** The values it takes, where they are few. */
  readonly choices?: readonly string[];
}

export interface Positional {
  readonly name: string;
  readonly help: string;
  readonly optional?: true;
  readonly choices?: readonly string[];
}

/** What a command does when it runs; the number is the exit code. */
export type Run = (context: Context) => Promise<number>;

/** One command: everything that is said about it. */
export interface Command {
  /** `noun verb`, or one word. */
  readonly name: string;
  readonly summary: string;
  /** Works on the files that its flags name, on the data directory, talks to a server, or the last two. */
  readonly reaches: '' | 'files' | 'data' | 'server' | 'both';
  readonly positionals?: readonly Positional[];
  readonly flags?: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
  /** Changes a record or file, so it takes `--dry-run`. */
  readonly changes?: true;
}

/** Exit codes (experience.md §28.4). */
export const exit = {
  done: 0,
  failure: 1,
  usage: 2,
  verification: 3,
  notFound: 4,
  refused: 5,
  notPermitted: 6,
  unavailable: 7,
  warnings: 8,
  interrupted: 130,
  terminated: 143,
} as const;

/** An expected end of a command: what to tell on stderr, and the exit code. */
export class Ended extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** What to do next, on a line of its own. */
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** A wrong call: unknown command or flag, a missing value, a refused configuration. */
export const misused = (message: string, hint?: string) => new Ended(exit.usage, message, hint);

/** What is asked of a log and lies beyond what it has signed is refused; it is no defect. */
export const withinLog = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof RangeError) throw new Ended(exit.refused, error.message);
    throw error;
  });

interface Coded {
  readonly code?: unknown;
  readonly detail?: { readonly reason?: unknown; readonly text?: unknown };
}

const systemErrors: Readonly<Record<string, readonly [code: number, message?: string | undefined, hint?: string]>> = {
  EADDRINUSE: [exit.unavailable, 'the port is in use by another process', 'Stop it, or choose another with --port.'],
  EEXIST: [exit.refused, undefined, 'Give --force to overwrite it.'],
  EACCES: [exit.notPermitted],
  EPERM: [exit.notPermitted],
  ENOENT: [exit.notFound],
};

/** The exit code and sentence of an error that nobody expected where it was thrown. */
export function endOf(error: unknown): Ended {
  if (error instanceof Ended) return error;
  const { code, detail } = (typeof error === 'object' && error !== null ? error : {}) as Coded;
  const reason = String(detail?.reason ?? '');
  if (code === 'CORRUPT') return new Ended(exit.verification, `the log is damaged: ${reason || 'unreadable'}`);
  if (code === 'UNAVAILABLE') return unavailable(reason, typeof detail?.text === 'string' ? detail.text : undefined);
  const [exitCode, sentence, hint] = systemErrors[String(code)] ?? [exit.failure];
  return new Ended(exitCode, sentence ?? message(error), hint);
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

function unavailable(reason: string, text: string | undefined): Ended {
  if (reason === 'LOCKED')
    return new Ended(
      exit.unavailable,
      'another process has locked the data directory',
      'Stop it, or choose another with --data-dir.',
    );
  if (reason === 'MISSING') return new Ended(exit.notFound, `no log here: ${text}`, 'Choose another with --data-dir.');
  // What has a text refuses to start on this log (trust.md §15); a bare reason is a failure of the moment.
  if (text !== undefined) return new Ended(exit.usage, text, refusalHints[reason]);
  return new Ended(exit.failure, `the log cannot be opened${reason === '' ? '' : `: ${reason}`}`);
}

const refusalHints: Readonly<Record<string, string>> = {
  CLOCK_BEHIND: 'Set the clock. If the log is ahead because the clock was wrong before: serve --accept-clock.',
  NETWORK_VOLUME: 'Put the data directory on a local disk.',
  NEWER_FORMAT: 'Use the program that wrote it, or a newer one.',
};

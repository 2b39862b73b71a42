import { parseArgs } from 'node:util';
import { decimal } from '../../../contracts/seal/integers';

/** How the program was called. */
export interface Words {
  readonly bundle?: string | undefined;
  /** Read paths of bundles from standard input, and say the verdict and the first code of each. */
  readonly stdin: boolean;
  readonly policy?: string | undefined;
  /** POSIX seconds. */
  readonly now: number;
}

export const usage = `usage: node verify.mjs <bundle.zip> [--policy <file>] [--now <seconds since 1970>]
       node verify.mjs --stdin [--policy <file>] [--now <seconds since 1970>] < paths`;

/** The words of a call; undefined when they make no sense. */
export function readWords(args: readonly string[]): Words | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { policy: { type: 'string' }, now: { type: 'string' }, stdin: { type: 'boolean', default: false } },
    });
    const now = values.now === undefined ? Math.floor(Date.now() / 1000) : decimal(values.now);
    const bundles = values.stdin ? 0 : 1;
    if (now === undefined || positionals.length !== bundles) return undefined;
    return { bundle: positionals[0], stdin: values.stdin, policy: values.policy, now };
  } catch {
    return undefined;
  }
}

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { built } from './base-bundles';
import { now } from './signers';

/** How each program is started. */
export const programs = {
  'verify.mjs': [process.execPath, join(built, 'verify.mjs')],
  'verify.py': ['python3', join(built, 'verify.py')],
} as const;
export type Program = keyof typeof programs;

/** The lines and the exit code of one run. */
export function verify(program: Program, ...args: readonly string[]) {
  const [command, file] = programs[program];
  return new Promise<{ readonly code: number; readonly lines: readonly string[] }>((resolve, reject) => {
    execFile(command, [file, '--now', String(now), ...args], (error, stdout, stderr) => {
      if (stderr || (error && typeof error.code !== 'number')) reject(new Error(stderr || String(error)));
      else resolve({ code: error ? Number(error.code) : 0, lines: stdout.trimEnd().split('\n') });
    });
  });
}

/** What checks bundles one after the other, and stays. */
export interface Verifier {
  /** `<verdict> <first code>` of each bundle by its path; a dash where nothing is found. */
  answers(paths: readonly string[]): Promise<readonly string[]>;
  /** Ends it, and waits until it has. */
  close(): Promise<void>;
}

/** A program that stays. */
export class LongLived implements Verifier {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, file: string) {
    this.#child = spawn(command, [file, '--stdin', '--now', String(now)], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: Interface = createInterface({ input: this.#child.stdout! });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async answers(paths: readonly string[]): Promise<readonly string[]> {
    const answers: string[] = [];
    for (const path of paths) {
      this.#child.stdin!.write(`${path}\n`);
      const { done, value } = await this.#lines.next();
      if (done) throw new Error('the verifier has ended');
      answers.push(value);
    }
    return answers;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.stdin!.end();
    });
  }
}

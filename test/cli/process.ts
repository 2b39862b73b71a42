import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyDisk from '../any-disk.json';

const program = join(__dirname, '../../src/cli/watchfloor.cjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface CallOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const made: string[] = [];
const running = new Set<ChildProcess>();
afterAll(async () => {
  await Promise.all(Array.from(running, (child) => [once(child, 'close'), child.kill()][0]));
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A new folder. It goes when the tests of a file are done and every process that they started has ended. */
export function freshDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-cli-'));
  made.push(dir);
  return dir;
}
/** One state directory of the tests, so that sessions of this machine's user stay untouched. */
const state = freshDir();

export function start(words: readonly string[], { cwd, environment }: CallOptions = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program, ...words], {
    cwd: cwd ?? state,
    env: { PATH, HOME, XDG_STATE_HOME: state, XDG_CONFIG_HOME: state, ...anyDisk.environment, ...environment },
  });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

/** Collects what a process writes until it ends. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** Runs one call to its end. */
export function cli(words: readonly string[], options: CallOptions = {}): Promise<Ended> {
  const child = start(words, options);
  child.stdin!.on('error', () => {});
  child.stdin!.end(options.input ?? '');
  return ended(child);
}

/** Resolves when a process has written something that matches, on either stream. */
export function written(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      text += String(part);
      const found = pattern.exec(text);
      if (found) resolve(found);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.on('close', () => reject(new Error(`ended before ${pattern}: ${text}`)));
  });
}

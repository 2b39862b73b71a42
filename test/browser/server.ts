import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyDisk from '../any-disk.json';

/** How a server is started; the rest is as in `npm start`. */
export interface ServerOptions {
  readonly demo?: boolean;
  /** Domain seconds per real second while the demonstration plays. */
  readonly rate?: number;
  /** A directory of an earlier server, which goes on where that one ended. */
  readonly dataDir?: string;
  readonly port?: number;
}

/** A server in a process of its own, on 127.0.0.1. */
export interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  /** Resolves with the printed link of a log without administrator. */
  readonly setupLink: () => Promise<string>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends the process as `kill -9` does, and resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Ends it and removes its directory. */
  readonly remove: () => Promise<void>;
}

const node = join(process.cwd(), 'node_modules', '.bin', 'node');
const program = join(process.cwd(), 'src', 'cli', 'watchfloor.cjs');
const startWithinMs = 90_000;

/** Collects what a process prints and waits for lines in it. */
function printed(child: ChildProcess) {
  let text = '';
  const waiting = new Set<() => void>();
  const take = (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const failed = (why: string) => reject(new Error(`${why} before ${pattern}; it printed:\n${text}`));
      const timer = setTimeout(() => failed(`the server took ${startWithinMs} ms`), startWithinMs);
      const ended = () => failed('the server ended');
      const look = () => {
        const found = pattern.exec(text);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        child.off('exit', ended);
        resolve(found[1] ?? found[0]);
      };
      child.once('exit', ended);
      waiting.add(look);
      look();
    });
}

/** Starts the built product, and resolves when it has printed where it is. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'watchfloor-'));
  const environment = {
    ...process.env,
    ...anyDisk.environment,
    WATCHFLOOR_DATA_DIR: dataDir,
    WATCHFLOOR_PORT: String(options.port ?? 0),
    ...(options.rate && { WATCHFLOOR_DEMO_RATE: String(options.rate) }),
  };
  const flags = [...(options.demo ? ['--demo'] : []), ...(options.demo && options.dataDir ? ['--keep'] : [])];
  const child = spawn(node, [program, 'serve', ...flags], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const line = printed(child);
  const origin = await line(/Watchfloor is at (http:\S+)/);
  const kill = async () => {
    process.off('exit', endWithUs);
    child.kill('SIGKILL');
    await gone;
  };
  return {
    origin,
    port: Number(new URL(origin).port),
    dataDir,
    setupLink: () => line(/(http:\S+\/setup#\S+)/),
    signal: (signal) => void child.kill(signal),
    kill,
    remove: async () => {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import anyDisk from '../any-disk.json' with { type: 'json' };
import { send } from '../bench/people.mjs';
import { root } from '../bench/product.mjs';
import { node, start, within } from './children.mjs';

const startMs = 60_000;
const program = [join(root, 'src', 'cli', 'watchfloor.cjs'), 'serve'];
const account = (login, name, password) => ({ name, email: `${login}@trust.example`, org: 'STATE', login, password });
export const administrator = account('ada', 'Ada Quill', 'velvet tandem glacier otter');
const officer = account('sato', 'Aiko Sato', 'copper lantern prairie moss');

/** The first line of a process that fits, or its first group. */
function printed(child, ended, pattern) {
  let text = '';
  return new Promise((resolve, reject) => {
    const take = (chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    ended.then(() => reject(new Error(`the server ended before ${pattern}; it printed:\n${text}`)), reject);
  });
}

/** The real server on a data directory, in a process of its own on a port of 127.0.0.1 that is free. */
export class Served {
  /**
   * @param script another program that serves the same, for controls
   * @param wrap gives the command by which a program with its arguments is run
   * @param environment settings of the server
   */
  static async start(
    dataDir,
    script = program,
    { wrap = (command, args) => [command, args], environment = anyDisk.environment } = {},
  ) {
    const began = performance.now();
    const { child, ended } = start(...wrap(node, [script].flat()), {
      env: { ...process.env, ...environment, WATCHFLOOR_DATA_DIR: dataDir, WATCHFLOOR_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const link = printed(child, ended, /\/setup#(\S+)/);
    link.catch(() => undefined);
    const url = await within(startMs, 'the start of the server', printed(child, ended, /Watchfloor is at (http:\S+)/));
    await answersReady(url);
    const ready = { waited: performance.now() - began, worked: processorMs(child.pid) };
    return Object.assign(new Served(), { child, ended, url, link, ready });
  }

  /** Makes the first two accounts of a fresh log. */
  async setUp() {
    const token = await within(startMs, 'the link for the first accounts', this.link);
    await send(this.url, '/setup', { token, administrator, officer });
  }

  /** Sessions of the officer, or of somebody else: their cookies. */
  async signIn(count, { login, password } = officer) {
    const cookies = [];
    for (let i = 0; i < count; i++) cookies.push((await send(this.url, '/session', { login, password })).cookie);
    return cookies;
  }

  /** Ends the process as `kill -9` does; resolves when it is gone. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

async function answersReady(url) {
  for (const until = performance.now() + startMs; performance.now() < until; ) {
    const { status } = await fetch(`${url}/health/ready`);
    if (status === 200) return;
    await new Promise(setImmediate);
  }
  throw new Error(`the server was not ready within ${startMs} ms`);
}

const tickMs = 10;

/** Processor time that a process has used; nothing where the system does not tell. */
function processorMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Reads numbers, appends so many events each, and answers with the position of the last. */
const body = `
  for await (const line of require('node:readline').createInterface({ input: process.stdin })) {
    let position;
    for (let left = Number(line); left > 0; left -= 500) {
      const events = Array.from({ length: Math.min(left, 500) }, event);
      ({ position } = await log.append('crisis-' + randomUUID(), -1, events));
    }
    console.log(position);
  }
  await log.close();`;

/** The writer of a log in a process of its own, started when it is needed. */
export class WriterProcess {
  #child: ChildProcess | undefined;
  #lines: AsyncIterator<string> | undefined;

  /** @param programOf text of a program that opens the log and runs a body */
  constructor(private readonly programOf: (body: string) => string) {}

  async append(count: number): Promise<number> {
    if (!this.#child) this.#start();
    this.#child!.stdin!.write(`${count}\n`);
    const { value } = await this.#lines!.next();
    if (value === undefined) throw new Error('the writing process ended');
    return Number(value);
  }

  /** Kills the process where it stands, or lets it end as it should. */
  async drop(how: 'killed' | 'ended') {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    const exit = once(child, 'exit');
    if (how === 'killed') child.kill('SIGKILL');
    else child.stdin!.end();
    await exit;
  }

  close() {
    return this.drop('killed');
  }

  #start() {
    this.#child = spawn(process.execPath, ['-e', this.programOf(body)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }
}

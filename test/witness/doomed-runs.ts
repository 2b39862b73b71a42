import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { formatPolicy } from '../../contracts/seal/policy-file';
import { timeOf } from './cosigned';
import { Connection } from './http';
import { type Leaves, leavesOf, PaperLog, policyFor } from './paper-log';
import { witnessFolder } from './running';

/** When a witness of `doomed.mjs` is killed. */
export type Moment = 'checked' | 'written' | 'committed' | 'answered' | 'never';

/** One witness that is killed and started again on the same state, and what it answered in all its lives. */
export class DoomedRuns {
  readonly #log = new PaperLog('watchfloor.example/log/live/doomed');
  readonly #folder = witnessFolder();
  readonly #policyFile = join(this.#folder.dir, 'logs.policy');
  readonly #branch = leavesOf(4096);
  #cosigned = 0;

  constructor() {
    writeFileSync(this.#policyFile, formatPolicy(policyFor(this.#log)));
  }

  /** Starts a witness, has it cosign until it is killed, and gives how many cosignatures were answered. */
  async die(moment: Moment, nth: number): Promise<number> {
    const { child, url } = await this.#start(moment, nth);
    const closed = once(child, 'close');
    const connection = new Connection(url);
    let answered = 0;
    let size = await this.#size(connection);
    for (let alive = true; alive; ) {
      const next = this.#branch.slice(0, size + 1 + (answered % 3));
      const { status, body } = await connection.post(this.#log.request(size, next)).catch(() => dead);
      alive = status === 200;
      if (!alive) break;
      if (timeOf(body, this.#folder.key, this.#log.text(next)) === undefined) throw new Error(`answered ${body}`);
      answered += 1;
      size = next.length;
      this.#cosigned = Math.max(this.#cosigned, size);
      if (moment === 'answered' && answered === nth) child.kill('SIGKILL');
    }
    connection.close();
    const [, signal] = await closed;
    if (signal !== 'SIGKILL') throw new Error(`ended by ${signal}`);
    return answered;
  }

  /** Whether a new start knows everything that was cosigned, and cosigns no fork of it. */
  async remembers(): Promise<boolean> {
    const { child, url } = await this.#start('never', 0);
    const connection = new Connection(url);
    try {
      const { status, body } = await connection.get(`/${this.#log.originHash}/checkpoint`);
      const size = status === 200 ? parseSignedCheckpoint(body).size : 0;
      // Where nothing is cosigned yet, no tree is a fork of it.
      if (size === 0) return this.#cosigned === 0;
      const shown = body.startsWith(this.#log.note(this.#branch.slice(0, size)));
      const forked = await connection.post(this.#log.request(size, this.#fork(size)));
      return shown && size >= this.#cosigned && forked.status !== 200;
    } finally {
      connection.close();
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  }

  remove() {
    this.#folder.remove();
  }

  /** As large as what was cosigned, and another. */
  #fork(size: number): Leaves {
    return leavesOf(Math.max(size, this.#cosigned), 'fork');
  }

  async #size(connection: Connection): Promise<number> {
    const { status, body } = await connection.get(`/${this.#log.originHash}/checkpoint`);
    return status === 200 ? parseSignedCheckpoint(body).size : 0;
  }

  async #start(moment: Moment, nth: number): Promise<{ child: ChildProcess; url: string }> {
    const { stateDir, keyFile } = this.#folder;
    const words = [join(__dirname, 'doomed.mjs'), stateDir, keyFile, this.#policyFile, moment, String(nth)];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await Promise.race([once(child.stdout!, 'data'), once(child, 'close').then(() => ['ended early'])]);
    return { child, url: String(line).trim() };
  }
}

const dead = { status: 0, body: '' };

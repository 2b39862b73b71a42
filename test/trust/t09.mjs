import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuid7 } from '../bench/events.mjs';
import { product } from '../bench/product.mjs';
import { recordedEffects, verified } from './effects.mjs';
import { diskFolder } from './scratch.mjs';
import { administrator, Served } from './served.mjs';
import { onSmallVolume, SmallVolume } from './small-volume.mjs';
import { trial } from './trial.mjs';
import { Journal, openCrisis, post, postUpdate } from './writers.mjs';

const { storageLevels } = product('contracts/storage');
const untilMs = 10_000;
const program = (name) => join(import.meta.dirname, name);
const longText = 'The roads to the north are blocked again; courts are calm. '.repeat(60);

/** A server whose volume gets full and is freed again. */
class Filled {
  failures = [];

  static async begin(script) {
    const filled = new Filled();
    const parent = diskFolder();
    filled.dataDir = join(parent, 'data');
    mkdirSync(filled.dataDir);
    filled.journal = new Journal(join(parent, 'journal.ndjson'));
    filled.served = await Served.start(filled.dataDir, script, {
      wrap: (command, args) => onSmallVolume(filled.dataDir, command, args),
      // The reserve is what this trial is about.
      environment: { WATCHFLOOR_RESERVE_MIB: '1' },
    });
    await filled.served.setUp();
    [filled.cookie] = await filled.served.signIn(1);
    filled.volume = new SmallVolume(filled.served.child.pid, filled.dataDir);
    filled.crisisId = uuid7();
    await filled.#send(openCrisis(filled.crisisId));
    return filled;
  }

  async #send(command) {
    const answer = await post(this.served.url, this.cookie, command);
    if (answer?.status === 201) this.journal.note(command, answer);
    return answer;
  }

  /** Sends updates until one is answered as wanted; the last other answer where none is in time. */
  async #until(wanted) {
    let answer;
    for (const until = performance.now() + untilMs; performance.now() < until; ) {
      answer = await this.#send(postUpdate(this.crisisId, longText));
      if (wanted(answer)) return { answer, reached: true };
    }
    return { answer, reached: false };
  }

  async #get(path, cookie = this.cookie) {
    const answer = await fetch(this.served.url + path, { headers: { cookie } });
    return { status: answer.status, body: await answer.json() };
  }

  /** Fills the volume and frees it; true when all went on as it must. */
  async cycle() {
    const before = this.failures.length;
    this.volume.fill();
    const full = await this.#until((answer) => answer?.status !== 201);
    if (full.answer?.status !== 507 || full.answer.body.code !== 'LOG_FULL')
      this.failures.push(`a full volume is answered ${JSON.stringify(full.answer)}`);
    const board = await this.#get('/boards/crises');
    if (board.status !== 200 || !JSON.stringify(board.body).includes(this.crisisId))
      this.failures.push(`the board is not read on a full volume: ${board.status}`);
    this.volume.free();
    const resumed = await this.#until((answer) => answer?.status === 201);
    if (!resumed.reached) this.failures.push(`with ${this.volume.freeMiB} MiB free: ${JSON.stringify(resumed.answer)}`);
    else await this.#caughtUp(resumed.answer.body.position);
    return this.failures.length === before;
  }

  /** Boards and registers go on where they were. */
  async #caughtUp(position) {
    for (const path of ['/boards/crises', '/registers/timeline']) {
      const until = performance.now() + untilMs;
      let { body } = await this.#get(path);
      while (body.position < position && performance.now() < until) ({ body } = await this.#get(path));
      if (body.position < position) this.failures.push(`${path} stays at ${body.position}, the log is at ${position}`);
    }
  }

  /** Fills the volume to every level of which overseers are warned, and waits for the warning. */
  async warnings() {
    const [overseer] = await this.served.signIn(1, administrator);
    for (const [index, level] of storageLevels.entries()) {
      this.volume.fillTo(level + 1);
      const until = performance.now() + untilMs;
      let warned = await this.#warned(overseer);
      while (warned <= index && performance.now() < until) warned = await this.#warned(overseer);
      if (warned !== index + 1) this.failures.push(`at ${level} % there are ${warned} warnings`);
    }
  }

  async #warned(overseer) {
    const { body } = await this.#get('/boards/integrity', overseer);
    return body.rows.live.warnings.filter(({ type }) => type === 'StorageWarning').length;
  }

  /** What does not hold of the log as it is now. */
  async end() {
    // The volume ends with its process, so its files are taken out while it stands still.
    this.served.child.kill('SIGSTOP');
    const kept = diskFolder();
    for (const name of ['live', 'keys']) cpSync(join(this.volume.dir, name), join(kept, name), { recursive: true });
    await this.served.kill();
    const { lost, otherwise } = recordedEffects(kept, this.journal.acknowledged);
    const findings = await verified(kept, []);
    this.journal.close();
    return { lost, all: [...this.failures, ...lost, ...otherwise, ...findings] };
  }
}

async function filled(cycles, script) {
  const subject = await Filled.begin(script);
  if (cycles > 1) await subject.warnings();
  for (let cycle = 0; cycle < cycles; cycle++) if (!(await subject.cycle())) break;
  return subject.end();
}

await trial({
  id: 'T-09',
  volume: { pr: 20, deep: 100 },
  deadlineSeconds: 1200,
  async run({ volume }) {
    const { lost, all } = await filled(volume, program('unlimited-server.mjs'));
    return { failures: all, counts: { faults: volume, lost: lost.length } };
  },
  controls: {
    'a full disk is fatal': async () => {
      const { all } = await filled(1, program('fatal-full-server.mjs'));
      return { failed: all.some((one) => one.includes('MiB free')), by: all[0] ?? 'it resumes' };
    },
    'a full disk is swallowed': async () => {
      const { lost } = await filled(1, program('swallowing-server.mjs'));
      return { failed: lost.length > 0, by: `${lost.length} acknowledged events are lost` };
    },
  },
});

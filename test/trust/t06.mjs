import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { uuid7 } from '../bench/events.mjs';
import { median } from '../bench/rounds.mjs';
import { isSealed, recordedEffects, verified } from './effects.mjs';
import { diskFolder } from './scratch.mjs';
import { Served } from './served.mjs';
import { trial } from './trial.mjs';
import { Journal, openCrisis, post, write } from './writers.mjs';

const writers = 4;
const perSecond = 50;
const latestKillMs = 800;
const readyWithinMs = 2000;
const firstHeadMs = 20_000;

/** A server that is killed again and again under its writers, and what these know. */
class KilledAgain {
  notes = [];
  ready = [];
  failures = [];

  static async begin(script) {
    const killed = new KilledAgain();
    killed.script = script;
    killed.dataDir = diskFolder();
    killed.journal = new Journal(join(diskFolder(), 'journal.ndjson'));
    killed.served = await Served.start(killed.dataDir, script);
    await killed.served.setUp();
    killed.cookies = await killed.served.signIn(writers);
    killed.crises = Array.from({ length: writers }, () => uuid7());
    for (const crisisId of killed.crises) {
      const opening = openCrisis(crisisId);
      killed.journal.note(opening, await post(killed.served.url, killed.cookies[0], opening));
    }
    await killed.#firstHead();
    return killed;
  }

  /** A new log is sealed within seconds; from then on a proof brings a head with it. */
  async #firstHead() {
    for (const until = performance.now() + firstHeadMs; performance.now() < until; await turn())
      if (isSealed(this.dataDir)) return;
    throw new Error(`the log was not sealed within ${firstHeadMs} ms`);
  }

  /** Lets writers send, kills the server at a moment chosen by chance, starts it again, repeats what was not answered. */
  async round(random) {
    const { journal, crises, cookies } = this;
    const { url } = this.served;
    const sending = crises.map((crisisId, index) =>
      write({ url, cookie: cookies[index], crisisId, journal, perSecond }),
    );
    await new Promise((resolve) => setTimeout(resolve, random.between(0, latestKillMs)));
    await this.served.kill();
    await Promise.all(sending);
    this.served = await Served.start(this.dataDir, this.script);
    this.ready.push(this.served.ready);
    await this.#repeat();
    await this.#keepCheckpoint();
  }

  async #repeat() {
    for (const command of this.journal.unanswered.splice(0)) {
      const answer = await post(this.served.url, this.cookies[0], command);
      if (answer?.status !== 201) this.failures.push(`a command repeated after a kill: ${JSON.stringify(answer)}`);
      else this.journal.note(command, answer);
    }
  }

  /** Takes a signed head out of the house: the proof of the newest event brings one. */
  async #keepCheckpoint() {
    const newest = Math.max(...[...this.journal.acknowledged.values()].map(({ position }) => position));
    const headers = { cookie: this.cookies[0] };
    const answer = await fetch(`${this.served.url}/log/inclusion/${newest}`, { headers });
    const text = await answer.text();
    if (answer.status !== 200) return this.failures.push(`no proof of event ${newest}: ${answer.status} ${text}`);
    const path = join(this.dataDir, `outside-${this.notes.length}.note`);
    writeFileSync(path, text.slice(text.indexOf('\n\n') + 2));
    this.notes.push(path);
  }

  /** Everything that does not hold now. */
  async wrong() {
    const { lost, otherwise } = recordedEffects(this.dataDir, this.journal.acknowledged);
    const refused = this.journal.refused.map(({ status, body }) => `refused: ${status} ${body.code}`);
    const findings = await verified(this.dataDir, this.notes);
    return { lost, all: [...this.failures, ...lost, ...otherwise, ...refused, ...findings] };
  }

  async end() {
    await this.served.kill();
    this.journal.close();
  }
}

await trial({
  id: 'T-06',
  volume: { pr: 60, deep: 500 },
  deadlineSeconds: 5000,
  async run({ volume, random }) {
    const killed = await KilledAgain.begin();
    let wrong;
    for (let kill = 0; kill < volume; kill++) {
      await killed.round(random);
      if (kill % 10 === 9 || kill === volume - 1) wrong = await killed.wrong();
      if (wrong?.all.length > 0) break;
    }
    await killed.end();
    // On a busy machine a start waits for others; what it works itself tells then.
    const starts = killed.ready.map(({ waited, worked }) => Math.round(Math.min(waited, worked)));
    const slow = starts.filter((ms) => ms > readyWithinMs);
    if (slow.length > 0) wrong.all.push(`${slow.length} starts were ready later than ${readyWithinMs} ms: ${slow}`);
    process.stdout.write(
      `   ${killed.journal.acknowledged.size} commands acknowledged; ready after ${median(starts)} ms, at most ${Math.max(...starts)} ms\n`,
    );
    return { failures: wrong.all, counts: { kills: killed.ready.length, lost: wrong.lost.length } };
  },
  controls: {
    'ack-early': async ({ random }) => {
      const killed = await KilledAgain.begin(join(import.meta.dirname, 'early-server.mjs'));
      let lost = [];
      for (let kill = 0; kill < 15 && lost.length === 0; kill++) {
        await killed.round(random);
        ({ lost } = await killed.wrong());
      }
      await killed.end();
      return { failed: lost.length > 0, by: lost[0] ?? 'nothing is lost' };
    },
  },
});

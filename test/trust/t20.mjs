import { join } from 'node:path';
import { uuid7 } from '../bench/events.mjs';
import { recordedIn, verified } from './effects.mjs';
import { diskFolder } from './scratch.mjs';
import { Served } from './served.mjs';
import { trial } from './trial.mjs';
import { openCrisis, post, postUpdate } from './writers.mjs';

const crisesCount = 32;
const sendsAtOnce = 32;
const sendsPerKill = 1000;
const program = (name) => join(import.meta.dirname, name);

/** Commands that are sent again and again, and every answer to them. */
class Repeating {
  answers = new Map();
  kills = 0;

  static async begin(script) {
    const repeating = new Repeating();
    repeating.dataDir = diskFolder();
    repeating.restart = () => Served.start(repeating.dataDir, script);
    repeating.served = await repeating.restart();
    await repeating.served.setUp();
    [repeating.cookie] = await repeating.served.signIn(1);
    repeating.crises = Array.from({ length: crisesCount }, () => uuid7());
    for (const crisisId of repeating.crises) await repeating.#send(openCrisis(crisisId));
    return repeating;
  }

  /** Sends so many times, each command once to five times side by side; the server is killed on the way and starts again. */
  async sends(count, random) {
    let waiting = [];
    while (waiting.length < count) {
      const command = postUpdate(random.of(this.crises), `report ${waiting.length}`);
      waiting.push(...Array.from({ length: random.between(1, 5) }, () => command));
    }
    waiting = waiting.slice(0, count);
    let killAfter = random.between(1, count);
    while (waiting.length > 0) {
      const unanswered = [];
      const lines = Array.from({ length: sendsAtOnce }, async () => {
        for (let command = waiting.shift(); command; command = waiting.shift()) {
          if (--killAfter === 0) this.served.child.kill('SIGKILL');
          if ((await this.#send(command)) === undefined) unanswered.push(command);
        }
      });
      await Promise.all(lines);
      waiting = unanswered;
      if (waiting.length > 0) await this.#startAgain();
    }
  }

  async #startAgain() {
    await this.served.kill();
    this.kills += 1;
    this.served = await this.restart();
  }

  async #send(command) {
    const answer = await post(this.served.url, this.cookie, command);
    if (answer === undefined) return undefined;
    const { status, body } = answer;
    const text = status === 201 ? `201 ${body.stream}@${body.revision} #${body.position}` : `${status} ${body.code}`;
    const known = this.answers.get(command.commandId) ?? new Set();
    this.answers.set(command.commandId, known.add(text));
    return answer;
  }

  /** Commands with more than one effect, none, or answers that differ. */
  async wrong() {
    const effects = new Map();
    for (const { metadata, stream, revision, position } of recordedIn(this.dataDir)) {
      const text = `201 ${stream}@${revision} #${position}`;
      effects.set(metadata.commandId, [...(effects.get(metadata.commandId) ?? []), text]);
    }
    const differing = [...this.answers].filter(([commandId, answers]) => {
      const recorded = effects.get(commandId) ?? [];
      return recorded.length !== 1 || answers.size !== 1 || !answers.has(recorded[0]);
    });
    const told = differing.map(([commandId, answers]) => {
      const recorded = effects.get(commandId) ?? [];
      return `${commandId} has ${recorded.length} effects (${recorded}) and the answers ${[...answers].join(' | ')}`;
    });
    return [...told, ...(await verified(this.dataDir, []))];
  }
}

async function repeated(script, volume, random) {
  const repeating = await Repeating.begin(program(script));
  for (let left = volume; left > 0; left -= sendsPerKill) await repeating.sends(Math.min(left, sendsPerKill), random);
  await repeating.served.kill();
  const failures = await repeating.wrong();
  return { failures, commands: repeating.answers.size - crisesCount, kills: repeating.kills };
}

await trial({
  id: 'T-20',
  volume: { pr: 5000, deep: 100_000 },
  deadlineSeconds: 1800,
  async run({ volume, random }) {
    const { failures, commands, kills } = await repeated('unlimited-server.mjs', volume, random);
    process.stdout.write(`   ${commands} commands sent ${volume} times, across ${kills} kills\n`);
    const lost = failures.filter((one) => one.includes(' has 0 effects')).length;
    return { failures, counts: { sends: volume, kills, lost } };
  },
  controls: {
    'random event ids': async ({ random }) => {
      const { failures, commands } = await repeated('random-ids-server.mjs', 200, random);
      const twice = failures.filter((one) => / has ([2-9]) effects/.test(one)).length;
      return { failed: twice > 0, by: `${twice} of ${commands} commands have more than one effect` };
    },
  },
});

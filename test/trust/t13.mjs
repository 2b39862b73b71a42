import { hash } from 'node:crypto';
import { answersFirst, forgottenSkipped, randomIds, wordUnchecked } from './simulation/protection.mjs';
import { simulate, steps } from './simulation/simulation.mjs';
import { trial } from './trial.mjs';

/** Failing seeds after which a run ends; they mostly fail for one reason. */
const mostFailing = 3;

const seedAt = (seed, index) => (seed + index) % 2 ** 32;

/** What was wrong in the run of a seed, how to see it again, and what came before the first of it. */
const toldOf = (seed, failures) =>
  [
    ...failures.map(({ kind, text }) => `${kind}: ${text}`),
    `repeat with TRUST_SEED=${seed} node test/trust/t13.mjs --volume 1`,
    `all of it: node test/trust/simulation/print-trace.mjs ${seed}; before the first of it:`,
    ...failures[0].lines.map((line) => `   ${line}`),
  ].join('\n      ');

/** Runs seeds one after the other, the first of them twice: it must leave the same trace. */
async function simulated(volume, seed) {
  const failures = [];
  const sums = { events: 0, acknowledged: 0, sends: 0, faults: 0 };
  const traces = [];
  let restMs = 0;
  for (let index = 0; index < volume && failures.length < mostFailing; index++) {
    const own = seedAt(seed, index);
    const run = await simulate({ seed: own });
    for (const name of Object.keys(sums)) sums[name] += run[name];
    traces.push(run.trace.hash());
    restMs = Math.max(restMs, run.restMs);
    if (run.failures.length > 0) failures.push(toldOf(own, run.failures));
  }
  const again = await simulate({ seed });
  if (again.trace.hash() !== traces[0]) failures.push(`two runs of seed ${seed} differ`);
  return { failures, sums, restMs, done: traces.length, trace: hash('sha256', traces.join('\n')) };
}

/** Runs seeds without a protection until one fails in the way that the protection prevents. */
const without =
  (protection, kind) =>
  async ({ volume, seed }) => {
    for (let index = 0; index < volume; index++) {
      const own = seedAt(seed, index);
      const { failures } = await simulate({ seed: own, protection });
      const found = failures.find((failure) => failure.kind === kind);
      if (found) return { failed: true, by: `${found.kind} in seed ${own}: ${found.text}` };
    }
    return { failed: false, by: `no ${kind} in ${volume} seeds` };
  };

await trial({
  id: 'T-13',
  volume: { pr: 300, deep: 5000 },
  deadlineSeconds: 5000,
  async run({ volume, seed }) {
    const { failures, sums, restMs, done, trace } = await simulated(volume, seed);
    const { events, acknowledged, sends, faults } = sums;
    process.stdout.write(
      `   ${done} seeds of ${steps} steps: ${acknowledged} commands sent ${sends} times, ${events} events, ${faults} faults; ` +
        `at rest ${restMs} ms after healing at most; trace ${trace}\n`,
    );
    return { failures, done, counts: { seeds: done, steps: done * steps } };
  },
  controls: {
    'random event ids': without(randomIds, 'duplicate'),
    'forgotten events are skipped': without(forgottenSkipped, 'divergence'),
    'word of a commit is not checked for a gap': without(wordUnchecked, 'divergence'),
    'answers before the disk': without(answersFirst, 'lost'),
  },
});

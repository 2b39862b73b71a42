import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { node, outputOf } from './children.mjs';
import { Disk, lossNames } from './disk.mjs';
import { ImageCheck } from './image-check.mjs';
import { memoryFolder } from './scratch.mjs';
import { makeSealedLog } from './sealed-log.mjs';
import { changesIn, changingCalls } from './traced-calls.mjs';
import { Skipped, trial } from './trial.mjs';

const commits = 60;
/** So that the first tile becomes full while we look. */
const before = 230;
const files = ['log.db', 'log.db-wal'];
const traceMs = 60_000;

/** A traced run of acknowledged commits: the folder before and after it, and all that it did to the disk. */
async function tracedRun(synchronous) {
  const [first, dir] = [memoryFolder(), join(memoryFolder(), 'log')];
  await makeSealedLog(first, [before]);
  cpSync(first, dir, { recursive: true });
  const trace = join(memoryFolder(), 'trace');
  const strace = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '70000', '-o', trace, '-e', `trace=${changingCalls}`];
  const script = join(import.meta.dirname, 'committing.mjs');
  const { code, text } = await outputOf(traceMs, 'strace', [...strace, node, script, dir, commits, synchronous]).catch(
    (error) => {
      throw new Skipped(`no strace: ${error.message}`);
    },
  );
  if (code !== 0) throw new Skipped(`strace may not trace here (it ended with ${code})`);
  if (!text.includes(`ack ${before + commits}`)) throw new Error(`the traced run did not commit: ${text}`);
  return { first, dir, changes: changesIn(trace, dir) };
}

/** Loses power after every change of a run, so many times in all: each change gets its even share, and at least one. */
function loseEverywhere({ first, dir, changes }, volume, random, check) {
  const begin = changes.findIndex(({ text }) => text === 'begin');
  const share = (index) =>
    Math.floor(((index + 1) * volume) / changes.length) - Math.floor((index * volume) / changes.length);
  const disk = new Disk(
    files.map((name) => join(dir, name)),
    (path) => join(first, basename(path)),
  );
  let [images, acknowledged] = [0, before];
  const failures =
    volume < changes.length ? [`${volume} images are too few for ${changes.length} changes of the disk`] : [];
  for (const [index, change] of changes.entries()) {
    if (change.op === 'said') acknowledged = Number(/^ack (\d+)/.exec(change.text)?.[1] ?? acknowledged);
    else disk.take(change);
    for (let i = share(index); i > 0; i--, images++) {
      const loss = random.of(lossNames);
      disk.lose(loss, random, (path) => join(check.dir, basename(path)));
      const wrong = check.wrong(acknowledged);
      if (wrong) failures.push(`after change ${index - begin}, ${loss}: ${wrong}`);
    }
  }
  return { images, changes: changes.length, failures };
}

async function lost(synchronous, volume, random) {
  const run = await tracedRun(synchronous);
  return loseEverywhere(run, volume, random, new ImageCheck(memoryFolder(), run.dir));
}

await trial({
  id: 'T-08',
  volume: { pr: 5000, deep: 200_000 },
  deadlineSeconds: 5000,
  async run({ volume, random }) {
    const { images, changes, failures } = await lost('FULL', volume, random);
    process.stdout.write(`   ${changes} changes of the disk, ${images} images spread over all of them\n`);
    return { failures, counts: { images, lost: failures.filter((one) => one.includes('lost')).length } };
  },
  controls: {
    'synchronous=NORMAL': async ({ random }) => {
      const { images, failures } = await lost('NORMAL', 400, random);
      const losing = failures.filter((one) => one.includes('lost')).length;
      return { failed: losing > 0, by: `${losing} of ${images} images lose an acknowledged commit` };
    },
  },
});

import { cpSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { faultPoints, faults, requireStrace, traced } from './fault-points.mjs';
import { backupWork } from './file-work/backup.mjs';
import { firstKeyWork, keyWork } from './file-work/keys.mjs';
import { logWork } from './file-work/log.mjs';
import { pictureWork } from './file-work/pictures.mjs';
import { memoryFolder, removeFolder } from './scratch.mjs';
import { trial } from './trial.mjs';

const works = [logWork, pictureWork, keyWork, firstKeyWork, backupWork];
/** What the log's judge says of an event that was acknowledged and is not there; nothing else proves a loss. */
const lostEvent = /lost: \S+ was acknowledged at/;

/** A work with the folder it begins from, and every call that it makes when nothing disturbs it. */
async function prepared(work) {
  const template = memoryFolder();
  const before = await work.prepare(template);
  const [named, counted] = [copyOf(template), copyOf(template)];
  const first = await traced(work.script, named, [named]);
  const { points, run } = await faultPoints(work.script, counted, named);
  const known = { before, undisturbed: run };
  const wrong = [
    ...(await wrongUndisturbed(work, named, first, known)),
    ...(await wrongUndisturbed(work, counted, run, known)),
  ];
  for (const dir of [named, counted]) removed(dir);
  return { work, template, points, known, wrong };
}

/** What is wrong after a run without a fault: it says everything that the work is to say, and nothing is missing. */
async function wrongUndisturbed(work, dir, run, known) {
  const says = {};
  for (const [word] of run.lines.map((line) => line.split(' '))) says[word] = (says[word] ?? 0) + 1;
  const whole = run.code === 0 && isDeepStrictEqual(says, work.says);
  const wrong = await wrongAfter(work, dir, run, { call: '', name: '', fault: '', ...known });
  return [...(whole ? [] : [`it ended with ${run.code} and said ${JSON.stringify(says)}`]), ...wrong].map(
    (one) => `${work.name} without a fault: ${one}`,
  );
}

function copyOf(template) {
  const dir = memoryFolder();
  cpSync(template, dir, { recursive: true, preserveTimestamps: true });
  return dir;
}

function removed(dir) {
  rmSync(`${dir}.trace`, { force: true });
  removeFolder(dir);
}

/** Does the work with one fault, and tells what is wrong afterwards. */
async function faulted({ work, template, known }, { call, name, nth }, fault, mode) {
  const dir = copyOf(template);
  try {
    const inject = `${call}:${faults[fault].inject}:when=${nth}`;
    const run = await traced(work.script, dir, [join(dir, name)], { inject, mode });
    const wrong = await wrongAfter(work, dir, run, { call, name, fault, ...known });
    if (!/INJECTED|killed by SIGKILL/.test(run.calls)) wrong.push('the fault was not injected');
    return wrong.map((one) => `${fault} at ${call} ${nth} of ${name}: ${one}`);
  } finally {
    removed(dir);
  }
}

async function wrongAfter(work, dir, run, fault) {
  try {
    return await work.wrongAfter(dir, run, fault);
  } catch (error) {
    return [`it cannot be judged: ${error.code ?? ''} ${error.message}`];
  }
}

/** Which faults are tried: every point once by chance or with every fault that it can meet. */
function* trials({ work, points }, { deep, random, volume }) {
  const chosen = deep ? points : spread(points, Math.round(volume * work.share));
  for (const point of chosen) {
    const possible = Object.keys(faults).filter((fault) => faults[fault].of(point.call));
    for (const fault of deep ? possible : [random.of(possible)]) yield [point, fault];
  }
}

/** Files of one kind end alike and lie in the same folder of those at the top. */
const kindOf = ({ call, name }) => `${call} ${dirname(name).split('/')[0]} ${basename(name).replace(/^[^.]*/, '')}`;

/** So many points at equal distances, but no kind of call on no kind of file left out. */
function spread(points, count) {
  const kinds = new Map(points.map((point) => [kindOf(point), point]));
  const chosen = new Set(kinds.values());
  const rest = points.filter((point) => !chosen.has(point));
  const wanted = Math.max(0, Math.min(count - chosen.size, rest.length));
  for (let i = 0; i < wanted; i++) chosen.add(rest[Math.floor((i * rest.length) / wanted)]);
  return [...chosen];
}

async function tryWork(subject, context) {
  const failures = [...subject.wrong];
  let tried = 0;
  for (const [point, fault] of trials(subject, context)) {
    tried += 1;
    failures.push(...(await faulted(subject, point, fault)));
  }
  process.stdout.write(`   ${subject.work.name}: ${subject.points.length} calls on its files, ${tried} faults\n`);
  return { failures, tried };
}

await trial({
  id: 'T-07',
  volume: { pr: 200, deep: 1000 },
  deadlineSeconds: 5000,
  async run(context) {
    await requireStrace();
    const results = [];
    let points = 0;
    for (const work of works) {
      const subject = await prepared(work);
      points += subject.points.length;
      results.push(await tryWork(subject, context));
    }
    const failures = results.flatMap((result) => result.failures);
    const tried = results.reduce((sum, result) => sum + result.tried, 0);
    const lost = failures.filter((one) => one.includes('lost:')).length;
    const among = context.deep ? undefined : points;
    return { failures, counts: { faults: tried, lost }, done: tried, among };
  },
  controls: {
    'ignore-fsync-error': async () => {
      const subject = await prepared(logWork);
      const point = { call: 'fsync', name: 'log.db-wal', nth: 3 };
      const lost = (await faulted(subject, point, 'EIO', 'ignore-fsync-error')).filter((one) => lostEvent.test(one));
      return { failed: lost.length > 0, by: lost[0] ?? 'nothing is lost' };
    },
  },
});

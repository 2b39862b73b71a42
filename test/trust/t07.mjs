import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { faultPoints, faults, traced } from './fault-points.mjs';
import { memoryFolder, removeFolder } from './scratch.mjs';
import { makeSealedLog } from './sealed-log.mjs';
import { lossesAfter, said } from './survival.mjs';
import { trial } from './trial.mjs';

const before = 250;
const most = 150;

async function prepare() {
  const template = memoryFolder();
  await makeSealedLog(template, [before]);
  const counted = copyOf(template);
  const { points, lines } = await faultPoints(counted);
  removeFolder(counted);
  return { template, points, acknowledged: said(lines).acknowledged.size };
}

function copyOf(template) {
  const dir = memoryFolder();
  cpSync(template, dir, { recursive: true });
  return dir;
}

/** Runs the writer with one fault, and tells what is wrong afterwards. */
async function faulted({ template, acknowledged }, { call, name, nth }, fault, mode) {
  const dir = copyOf(template);
  try {
    const inject = `${call}:${faults[fault].inject}:when=${nth}`;
    const run = await traced(dir, [join(dir, name)], { inject, mode });
    const wrong = await lossesAfter(dir, run.lines);
    const outcome = said(run.lines);
    const where = `${fault} at ${call} ${nth} of ${name}`;
    if (!/INJECTED|killed by SIGKILL/.test(run.calls)) wrong.push('the fault was not injected');
    if (fault !== 'SIGKILL') wrong.push(...answersWrong({ call, name, fault, outcome, all: acknowledged }));
    return { wrong: wrong.map((one) => `${where}: ${one}`), outcome };
  } finally {
    removeFolder(dir);
  }
}

/** D-3: a flush that failed ends the writing; a full disk is refused, and passes by itself. */
function answersWrong({ call, name, fault, outcome, all }) {
  if (!outcome.opened) return outcome.acknowledged.size > 0 ? ['it went on although it did not open'] : [];
  if (!outcome.ended) return ['it ended without a word'];
  const undisturbed = outcome.acknowledged.size === all;
  const database = name.startsWith('log.db');
  if (call === 'fsync' && fault === 'EIO' && database && !undisturbed && !outcome.stopped)
    return ['the writer went on after a failed flush'];
  const full = fault === 'ENOSPC' && call === 'pwrite64' && name === 'log.db-wal';
  if (full && outcome.refused.some(({ code }) => code !== 'LOG_FULL')) return ['a full disk was not told as LOG_FULL'];
  if (full && outcome.stopped) return ['a full disk stopped the writer'];
  return [];
}

/** Which faults are tried: every point once by chance or with every fault that it can meet. */
function* trials(points, { deep, random, volume }) {
  const chosen = deep ? points : spread(points, volume);
  for (const point of chosen) {
    const possible = Object.keys(faults).filter((fault) => faults[fault].of(point.call));
    for (const fault of deep ? possible : [random.of(possible)]) yield [point, fault];
  }
}

/** So many points at equal distances, but no kind of call on no kind of file left out. */
function spread(points, count) {
  const kinds = new Map(points.map((point) => [`${point.call} ${point.name.replaceAll(/\d+/g, '')}`, point]));
  const chosen = new Set(kinds.values());
  const rest = points.filter((point) => !chosen.has(point));
  const wanted = Math.min(count - chosen.size, rest.length);
  for (let i = 0; i < wanted; i++) chosen.add(rest[Math.floor((i * rest.length) / wanted)]);
  return [...chosen];
}

await trial({
  id: 'T-07',
  volume: { pr: most, deep: 804 },
  deadlineSeconds: 1800,
  async run(context) {
    const subject = await prepare();
    const failures = [];
    let tried = 0;
    for (const [point, fault] of trials(subject.points, context)) {
      tried += 1;
      failures.push(...(await faulted(subject, point, fault)).wrong);
    }
    process.stdout.write(`   ${subject.points.length} calls on the files of the log, ${tried} faults\n`);
    const lost = failures.filter((one) => one.includes('lost:')).length;
    const among = context.deep ? undefined : subject.points.length;
    return { failures, counts: { faults: tried, lost }, done: tried, among };
  },
  controls: {
    'ignore-fsync-error': async () => {
      const subject = await prepare();
      const point = { call: 'fsync', name: 'log.db-wal', nth: 3 };
      const { wrong } = await faulted(subject, point, 'EIO', 'ignore-fsync-error');
      const lost = wrong.filter((one) => one.includes('lost:'));
      return { failed: lost.length > 0, by: lost[0] ?? 'nothing is lost' };
    },
  },
});

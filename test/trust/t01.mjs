import { AlteredLog } from './altered-log.mjs';
import { Places } from './places.mjs';
import { meaningOf, proofAndPolicy, proves } from './proof-files.mjs';
import { memoryFolder } from './scratch.mjs';
import { trial } from './trial.mjs';
import { trustingVerifier } from './trusting-verifier.mjs';

const sizes = [120, 256, 400];
const untouched = 200;
/** Shares of the volume; `anywhere` is any byte of the database file, its header included. */
const fileKinds = ['data', 'metadata', 'leaf', 'tile', 'note', 'anywhere', 'note file'];
const kinds = [...fileKinds, 'proof', 'policy'];

/** What a byte becomes: any other one. */
const other = (byte, random) => byte ^ (1 + random.below(255));

/** Alters one byte of the log's files; true when the verification finds it or nothing that is read is another. */
async function fileHolds({ log, places, random }, kind) {
  const [path, bytes] = kind === 'note file' ? random.of([...log.notes]) : [undefined, log.bytes];
  const at = ['anywhere', 'note file'].includes(kind) ? random.below(bytes.length) : await places.offsetIn(kind);
  const judged = async () => {
    const { found, crashed } = await log.verify();
    return { held: found || (!crashed && log.readsAsRecorded()), found, at, crashed };
  };
  return log.withByte(at, other(bytes[at], random), judged, path);
}

/** Alters one byte of a proof or a policy; true when nothing is proved by it any more, or it says the same as before. */
async function paperHolds({ paper, random }, kind) {
  const at = random.below(paper[kind].length);
  const bytes = paper[kind].with(at, other(paper[kind][at], random));
  const found = !(await proves({ ...paper, [kind]: bytes }));
  return { held: found || (kind === 'policy' && meaningOf(bytes) === meaningOf(paper.policy)), found, at };
}

async function prepare(random) {
  const dir = memoryFolder();
  const log = await AlteredLog.make(dir, sizes);
  const paper = await proofAndPolicy(dir, 300);
  log.restore();
  return { log, random, paper, places: new Places(log, random) };
}

await trial({
  id: 'T-01',
  volume: { pr: 2000, deep: 20_000 },
  deadlineSeconds: 1800,
  async run({ volume, random }) {
    const subject = await prepare(random);
    const failures = [];
    const found = Object.fromEntries(kinds.map((kind) => [kind, 0]));
    if (!(await proves(subject.paper))) failures.push('the untouched proof proves nothing');
    for (let i = 0; i < Math.min(untouched, volume); i++)
      if ((await subject.log.verify()).found) failures.push('an untouched copy has a finding');
    for (let i = 0; i < volume; i++) {
      const kind = kinds[i % kinds.length];
      const {
        held,
        found: seen,
        at,
        crashed,
      } = await (fileKinds.includes(kind) ? fileHolds : paperHolds)(subject, kind);
      if (seen) found[kind] += 1;
      if (!held) failures.push(`${kind}: byte ${at} is another one: ${crashed ?? 'nothing is found'}`);
    }
    process.stdout.write(
      `   found: ${Object.entries(found)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}\n`,
    );
    return { failures, counts: { tampers: volume, undetected: failures.length } };
  },
  controls: {
    'trust the stored leaves': async ({ random }) => {
      const { log, places } = await prepare(random);
      let missed = 0;
      for (let i = 0; i < 50; i++) {
        const at = await places.offsetIn('data');
        const finds = await log.withByte(at, other(log.bytes[at], random), () => trustingVerifier(log.dir));
        if (!finds) missed += 1;
      }
      return { failed: missed === 50, by: `${missed} of 50 changes of data are not found` };
    },
  },
});

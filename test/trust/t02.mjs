import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { AlteredLog } from './altered-log.mjs';
import { Attacker } from './attacker.mjs';
import { memoryFolder } from './scratch.mjs';
import { makeSealedLog } from './sealed-log.mjs';
import { needCheckpoint, tamperings } from './tampering.mjs';
import { trial } from './trial.mjs';

const sizes = [120, 256, 400];
/** Findings about a stream as a whole stand at its last event, which may be in front of what was changed. */
const ofWholeStream = new Set(['STREAM_MISMATCH']);

async function prepare() {
  const log = await AlteredLog.make(memoryFolder(), sizes);
  const another = memoryFolder();
  await makeSealedLog(another, [400]);
  const attacker = new Attacker(another);
  const other = attacker.rows();
  attacker.close();
  const kept = join(memoryFolder(), 'kept');
  cpSync(join(log.dir, 'checkpoints'), kept, { recursive: true });
  const checkpointsUpTo = (size) =>
    sizes.filter((one) => one <= size).map((one) => join(kept, `${String(one).padStart(16, '0')}.note`));
  return { log, other, checkpointsUpTo };
}

/** Tampers with a copy and verifies it. */
async function tampered({ log, other }, kind, random, checkpoints) {
  const attacker = new Attacker(log.dir);
  const first = tamperings[kind](attacker, { random, other, thorough: random.below(2) === 1 });
  attacker.close();
  const verdict = await log.verify(checkpoints);
  log.restore();
  return { first, ...verdict };
}

/** The first altered index, or how many events in front of it a seal vouches for. */
function names({ first, findings }) {
  const sealed = Math.max(0, ...sizes.filter((size) => size <= first));
  const index = Math.min(...findings.filter(({ code }) => !ofWholeStream.has(code)).map((finding) => finding.index));
  return index >= sealed && index <= first;
}

/** Why a tampering counts as undetected or unnamed; nothing when it does not. */
function complaint(kind, verdict) {
  if (verdict.found && names(verdict)) return [];
  const told = verdict.findings.map(({ code, index }) => `${code} ${index}`).join(', ');
  return [`${kind} at ${verdict.first}: ${verdict.crashed ?? verdict.broken ?? (told || 'nothing is found')}`];
}

async function tamperedOften(subject, kind, { volume, random }) {
  const outside = needCheckpoint.has(kind) ? subject.checkpointsUpTo(400) : [];
  const verdicts = [];
  for (let round = 0; round < volume; round++) verdicts.push(await tampered(subject, kind, random, outside));
  return verdicts;
}

await trial({
  id: 'T-02',
  volume: { pr: 20, deep: 50 },
  deadlineSeconds: 600,
  async run(context) {
    const subject = await prepare();
    const failures = [];
    let [tampers, undetected] = [0, 0];
    for (const kind of Object.keys(tamperings)) {
      const verdicts = await tamperedOften(subject, kind, context);
      tampers += verdicts.length;
      undetected += verdicts.filter(({ found }) => !found).length;
      failures.push(...verdicts.flatMap((verdict) => complaint(kind, verdict)));
    }
    return { failures, counts: { tampers, undetected }, done: tampers };
  },
  controls: {
    'no checkpoint from outside': async ({ random }) => {
      const subject = await prepare();
      const verdict = await tampered(subject, 'rewrite and sign again', random, []);
      return { failed: !verdict.found, by: 'a history that was rewritten and signed again verifies' };
    },
  },
});

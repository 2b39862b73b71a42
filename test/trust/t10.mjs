import { AlteredLog } from './altered-log.mjs';
import { memoryFolder } from './scratch.mjs';
import { Database, logFileIn } from './sealed-log.mjs';
import { trial } from './trial.mjs';

const sizes = [120, 256, 400];
const headerBytes = 100;

/** A byte outside the header of the database file, and what it becomes when one bit of it flips. */
function flipIn({ bytes }, random) {
  const at = random.between(headerBytes, bytes.length - 1);
  return { at, byte: bytes[at] ^ (1 << random.below(8)) };
}

/** The events as their rows stand in the file; undefined where the file cannot be read to its end. */
function rowsOf(dir) {
  const db = new Database(logFileIn(dir), { readonly: true });
  try {
    return db
      .prepare('SELECT * FROM event ORDER BY position')
      .raw()
      .all()
      .map((row) => JSON.stringify(row));
  } catch (error) {
    if (String(error.code).startsWith('SQLITE_')) return undefined;
    throw error;
  } finally {
    db.close();
  }
}

/** True when a finding names the first event that is another one; where rows cannot be read, any place will do. */
function named(recorded, now, { findings, broken }) {
  if (now === undefined) return findings.length > 0 || broken !== undefined;
  const first = recorded.findIndex((row, index) => row !== now[index]);
  return first < 0 || findings.some(({ index }) => index === first);
}

/** What SQLite itself has to say about a file. */
function integrityCheckFinds(dir) {
  const db = new Database(logFileIn(dir), { readonly: true });
  try {
    return db.pragma('integrity_check(1)', { simple: true }) !== 'ok';
  } catch (error) {
    if (String(error.code).startsWith('SQLITE_')) return true;
    throw error;
  } finally {
    db.close();
  }
}

await trial({
  id: 'T-10',
  volume: { pr: 300, deep: 3000 },
  deadlineSeconds: 600,
  async run({ volume, random }) {
    const log = await AlteredLog.make(memoryFolder(), sizes);
    const recorded = rowsOf(log.dir);
    const failures = [];
    let [found, silent] = [0, 0];
    const judge = async (at) => {
      const verdict = await log.verify();
      if (verdict.found) found += 1;
      if (verdict.crashed) failures.push(`byte ${at}: the verification ended with ${verdict.crashed}`);
      else if (verdict.found && !named(recorded, rowsOf(log.dir), verdict)) failures.push(`byte ${at}: not named`);
      else if (!verdict.found && !log.readsAsRecorded()) {
        silent += 1;
        failures.push(`byte ${at}: read otherwise than recorded, and nothing is found`);
      }
    };
    for (let i = 0; i < volume; i++) {
      const { at, byte } = flipIn(log, random);
      await log.withByte(at, byte, () => judge(at));
    }
    process.stdout.write(`   ${found} of ${volume} flips found, ${silent} wrong reads that nothing tells\n`);
    return { failures, counts: { tampers: volume, undetected: silent } };
  },
  controls: {
    'integrity_check alone': async ({ random }) => {
      const log = await AlteredLog.make(memoryFolder(), sizes);
      let [real, missed] = [0, 0];
      const judge = async () => {
        if ((await log.verify()).findings.length === 0) return;
        real += 1;
        if (!integrityCheckFinds(log.dir)) missed += 1;
      };
      while (real < 60) {
        const { at, byte } = flipIn(log, random);
        await log.withByte(at, byte, judge);
      }
      return { failed: missed > real / 2, by: `it misses ${missed} of ${real} flips that changed the record` };
    },
  },
});

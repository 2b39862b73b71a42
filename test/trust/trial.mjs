import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bench/product.mjs';
import { endChildren } from './children.mjs';
import { seeded } from './random.mjs';
import { removeScratch } from './scratch.mjs';

const { values } = parseArgs({
  options: {
    deep: { type: 'boolean', default: false },
    control: { type: 'boolean', default: false },
    volume: { type: 'string' },
    seed: { type: 'string' },
  },
});
const mostFailuresTold = 10;

/** What a trial cannot do on this machine; it says so instead of passing. */
export class Skipped extends Error {}

/**
 * Runs one trial of trust.md §18.2 and prints its closing line, which is also added to `artifacts/trust.ndjson`.
 * With `--control` the same is done with the protection removed, and each of these runs has to fail.
 * @param trial `run(context)` answers `{ failures, counts, done, among }`, `done` where the volume came to another number, `among` where it is a sample of so many; every control answers whether it failed, and by what
 */
export async function trial({ id, volume: { pr, deep }, deadlineSeconds, run, controls = {} }) {
  const seed = Number(values.seed ?? process.env.TRUST_SEED ?? Date.now() % 2 ** 32);
  const volume = Number(values.volume ?? (values.deep ? deep : pr));
  const context = { volume, seed, deep: values.deep, random: seeded(seed) };
  process.stdout.write(`${id}: volume ${volume}, seed ${seed}${values.deep ? ', deep' : ''}\n`);
  const began = performance.now();
  const secondsNow = () => Math.round((performance.now() - began) / 100) / 10;
  const deadline = setTimeout(
    () =>
      close({ id, volume, seed, seconds: secondsNow(), pass: false, control: null }, [
        `not done within ${deadlineSeconds} s`,
      ]),
    deadlineSeconds * 1000,
  );
  await finish(await attempt(() => run(context)));

  async function finish({ failures, counts, skipped, done = volume, among }) {
    const control = values.control && skipped === undefined ? await tryControls(controls, context) : null;
    clearTimeout(deadline);
    const seconds = secondsNow();
    const outcome = skipped === undefined ? { pass: failures.length === 0, control } : { pass: null, control, skipped };
    const line = { id, volume: done, ...(among && { among }), seed, seconds, ...outcome, ...(counts && { counts }) };
    await close(line, failures);
  }
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Skipped) return { failures: [], skipped: error.message };
    return { failures: [error.stack ?? String(error)] };
  }
}

/** True when every control failed as it must. */
async function tryControls(controls, context) {
  let all = true;
  for (const [name, control] of Object.entries(controls)) {
    const { failed, by } = await attemptControl(control, { ...context, random: seeded(context.seed) });
    process.stdout.write(`   control "${name}" ${failed ? 'fails, as it must' : 'PASSES'}: ${by}\n`);
    all &&= failed;
  }
  return all;
}

async function attemptControl(control, context) {
  try {
    return await control(context);
  } catch (error) {
    return { failed: false, by: `it did not run: ${error.stack ?? error}` };
  }
}

async function close(line, failures) {
  for (const failure of failures.slice(0, mostFailuresTold)) process.stdout.write(`   FAILED: ${failure}\n`);
  if (failures.length > mostFailuresTold) process.stdout.write(`   and ${failures.length - mostFailuresTold} more\n`);
  await endChildren();
  removeScratch();
  const text = `${JSON.stringify(line)}\n`;
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  appendFileSync(join(root, 'artifacts', 'trust.ndjson'), text);
  process.stdout.write(text);
  process.exit(line.pass === false || line.control === false ? 1 : 0);
}

import { cases, runCase } from '../contract';
import type { Case } from '../contract/subject';
import { openMemory } from '../memory-subject';
import type { Defect } from './defects';

/** A case that waits for what never comes has caught a defect as well. */
const patienceMs = 5000;

/** Cases that measure this process or start another one say nothing about a wrapped log. */
const measuring = [51, 71, 85, 92];

/** Cases that run on a log in memory by itself, in a short time. */
export const quickCases = (notApplicable: Readonly<Record<number, string>>) =>
  cases.filter(({ no }) => !(no in notApplicable) && !measuring.includes(no));

/** Numbers of the cases that fail on a broken log. They run side by side, each on a log of its own. */
export async function caught(broken: Defect['broken'], tried: readonly Case[]): Promise<number[]> {
  const results = await Promise.all(tried.map(async (each) => ((await fails(broken, each)) ? [each.no] : [])));
  return results.flat();
}

async function fails(broken: Defect['broken'], each: Case): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(true), patienceMs);
  const open = async () => {
    const subject = await openMemory();
    late.promise.then(() => subject.release());
    return { ...subject, log: new broken(subject.log) };
  };
  const run = runCase({ open }, each).then(
    () => false,
    () => true,
  );
  return Promise.race([run, late.promise]).finally(() => clearTimeout(timer));
}

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Finding, findingLine, type Verdict, verdictOf } from '../findings';
import { verifyBundle } from '../verify-bundle';
import { nodePlatform } from './node-platform';
import { readWords, usage, type Words } from './words';

/** Exit codes by verdict; a call that makes no sense ends with 2. */
const exits: Readonly<Record<Verdict, number>> = { ok: 0, failed: 3, incomplete: 8 };

async function findingsOf(path: string, { policy, now }: Words): Promise<readonly Finding[]> {
  const own = policy === undefined ? undefined : readFileSync(policy);
  return (await verifyBundle(readFileSync(path), { policy: own, now }, nodePlatform)).findings;
}

async function runOne(path: string, words: Words) {
  const findings = await findingsOf(path, words);
  const verdict = verdictOf(findings);
  for (const line of [...findings.map(findingLine), `verdict: ${verdict}`]) console.log(line);
  process.exitCode = exits[verdict];
}

async function runMany(words: Words) {
  for await (const path of createInterface({ input: process.stdin })) {
    const findings = await findingsOf(path, words);
    console.log(`${verdictOf(findings)} ${findings[0]?.code ?? '-'}`);
  }
}

async function main() {
  const words = readWords(process.argv.slice(2));
  if (words?.bundle !== undefined) return runOne(words.bundle, words);
  if (words) return runMany(words);
  console.error(usage);
  process.exitCode = 2;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

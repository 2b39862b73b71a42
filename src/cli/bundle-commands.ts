import { readFileSync } from 'node:fs';
import { keyPaths, policyFile, realmDir } from '../platform/data-layout';
import { type Finding, findingLine, type Verdict, verdictOf } from '../verifier/findings';
import { nodePlatform } from '../verifier/program/node-platform';
import { verifyBundle } from '../verifier/verify-bundle';
import { type Context, isOn, text } from './context';
import { exit, misused, withinLog } from './exit';
import { writeNewFile } from './new-file';
import { dataDirOf } from './settings';
import { verdictExits, verdictWords } from './verdicts';

/** Proves a bundle against the policy in it, or one of the reader's own. */
export async function verifyFile(context: Context, path: string): Promise<number> {
  const policy = text(context.flags, 'policy');
  const options = { now: Math.floor(Date.now() / 1000), ...(policy !== undefined && { policy: readFileSync(policy) }) };
  const { findings, bundle, note } = await verifyBundle(readFileSync(path), options, nodePlatform);
  const verdict = verdictOf(findings);
  const events = bundle?.events.length ?? 0;
  const sum = { verdict: verdictWords[verdict], events, size: note?.size ?? 0, findings };
  context.out.document('bundle-verification', sum, () =>
    [...findings.map(findingLine), sentence(verdict, sum, policy)].join('\n'),
  );
  return verdictExits[verdict];
}

function sentence(
  verdict: Verdict,
  { events, size, findings }: { events: number; size: number; findings: readonly Finding[] },
  policy?: string,
) {
  const trust = policy === undefined ? "by the bundle's own policy" : `by ${policy}`;
  if (verdict === 'failed') return `FAILED: ${findings[0]?.code}`;
  return `${verdictWords[verdict]} ${events} events under the checkpoint of ${size}, ${trust}`;
}

/** Writes a range of the log with everything that proves it, and the programs that check it. */
export async function createBundle(context: Context): Promise<number> {
  const [out] = context.positionals;
  const [from, to] = rangeOf(context);
  const dataDir = dataDirOf(context);
  const dir = realmDir(dataDir, text(context.flags, 'realm') ?? 'live');
  if (isOn(context.flags, 'dry-run')) {
    context.out.document(
      'bundle',
      { file: out, from, to },
      () => `would write #${from} to #${to} to ${out}; nothing written (dry run)`,
    );
    return exit.done;
  }
  const bytes = await withinLog(context.outside.bundle({ dir, ...filesOfTrust(dataDir), from, to }));
  writeNewFile(context, out!, bytes);
  context.out.document(
    'bundle',
    { file: out, from, to, bytes: bytes.length },
    () => `${to - from + 1} events and their proofs written to ${out}`,
  );
  return exit.done;
}

function rangeOf({ flags }: Context): readonly [number, number] {
  const written = /^#?(\d{1,15})\.\.#?(\d{1,15})$/.exec(text(flags, 'range') ?? '');
  if (!written) throw misused('--range must be two positions, such as 100..250');
  return [Number(written[1]), Number(written[2])];
}

const filesOfTrust = (dataDir: string) => ({
  policyFile: policyFile(dataDir),
  keyFile: keyPaths(dataDir).signingKey,
});

import { readFileSync } from 'node:fs';
import { keyPaths, policyFile, realmDir } from '../platform/data-layout';
import { type Finding, findingLine, type Verdict, verdictOf } from '../verifier/findings';
import { nodePlatform } from '../verifier/program/node-platform';
import { verifyBundle } from '../verifier/verify-bundle';
import { type Context, isOn, text } from './context';
import { exit, misused, withinLog } from './exit';
import { assertNewFile, writeNewFile } from './new-file';
import { dataDirOf } from './settings';
import { asksServer, signedIn } from './signed-in';
import { failedWords, verdictExits, verdictWords } from './verdicts';

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
  if (verdict === 'failed') return failedWords(findings);
  return `${verdictWords[verdict]} ${events} events under the checkpoint of ${size}, ${trust}`;
}

/** Writes a range of the log with everything that proves it, and the programs that check it. */
export async function createBundle(context: Context): Promise<number> {
  const [out] = context.positionals;
  const [from, to] = rangeOf(context);
  const make = asksServer(context) ? servedBundle(context, from, to) : ownBundle(context, from, to);
  if (isOn(context.flags, 'dry-run')) {
    context.out.document(
      'bundle',
      { file: out, from, to },
      () => `would write #${from} to #${to} to ${out}; nothing written (dry run)`,
    );
    return exit.done;
  }
  assertNewFile(context, out!);
  const bytes = await make();
  writeNewFile(context, out!, bytes);
  context.out.document(
    'bundle',
    { file: out, from, to, bytes: bytes.length },
    () => `${to - from + 1} events and their proofs written to ${out}`,
  );
  return exit.done;
}

/** Made here, of the data directory: all that the operator of the machine sees anyway. */
function ownBundle(context: Context, from: number, to: number) {
  const dataDir = dataDirOf(context);
  const dir = realmDir(dataDir, text(context.flags, 'realm') ?? 'live');
  const trust = { policyFile: policyFile(dataDir), keyFile: keyPaths(dataDir).signingKey };
  return () => withinLog(context.outside.bundle({ dir, ...trust, from, to }));
}

/** Made by a server, which puts it on record and withholds what the caller may not see. */
function servedBundle(context: Context, from: number, to: number) {
  const audience = text(context.flags, 'audience');
  if (audience === undefined) throw misused('--audience is needed: for whom the bundle is stays on record');
  const query = new URLSearchParams({ from: String(from), to: String(to), audience });
  return async () => {
    const { call } = await signedIn(context);
    return call<Uint8Array>(`/exports/bundle?${query}`, { method: 'POST' });
  };
}

function rangeOf({ flags }: Context): readonly [number, number] {
  const written = /^#?(\d{1,15})\.\.#?(\d{1,15})$/.exec(text(flags, 'range') ?? '');
  if (!written) throw misused('--range must be two positions, such as 100..250');
  return [Number(written[1]), Number(written[2])];
}

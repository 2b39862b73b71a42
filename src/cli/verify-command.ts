import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LogFinding, LogVerdict } from '../../contracts/verification';
import { keyPaths, realmDir } from '../platform/data-layout';
import { verifyFile } from './bundle-commands';
import { type Context, isOn, text } from './context';
import { exit, misused } from './exit';
import { progressOf } from './progress';
import { dataDirOf } from './settings';

const mostShown = 20;

/** Proves a bundle or a log: 0 when it is as it was recorded and sealed, 3 with the first index where it is not. */
export async function verifyCommand(context: Context): Promise<number> {
  const [file] = context.positionals;
  if (file !== undefined) return verifyFile(context, file);
  if (!isOn(context.flags, 'log')) throw misused('say what to verify: a bundle, or --log');
  const dataDir = dataDirOf(context);
  const realm = text(context.flags, 'realm') ?? 'live';
  const verification = await context.outside.verification({
    dir: realmDir(dataDir, realm),
    checkpoints: listOf(context.flags.checkpoint),
    threads: threadsOf(context),
    ...(await keyOf(context, dataDir)),
  });
  const progress = progressOf(context, 'verified', 'events');
  const began = performance.now();
  const verdict = await verification.run(undefined, (done, all) => progress.at(done, all));
  progress.end();
  return tell(context, verdict, (performance.now() - began) / 1000);
}

function tell(context: Context, verdict: LogVerdict, seconds: number): number {
  const { size, findings } = verdict;
  const [first] = findings;
  const root = Buffer.from(verdict.root).toString('base64');
  const rate = Math.round(size / Math.max(seconds, 0.001));
  const sum = {
    verdict: first ? 'FAILED' : 'VERIFIED',
    size,
    root,
    findings,
    seconds: Number(seconds.toFixed(3)),
    rate,
  };
  const evidence = first && evidenceFile(context, first, sum);
  context.out.document('verification', { ...sum, ...(evidence && { evidence }) }, () =>
    [
      ...findings.slice(0, mostShown).map(({ code, index, detail }) => `error ${code} ${index} ${detail}`),
      ...(findings.length > mostShown ? [`and ${findings.length - mostShown} more findings`] : []),
      first
        ? `FAILED at #${first.index + 1}: ${first.detail}.${evidence ? ` Evidence written to ${evidence}` : ''}`
        : `VERIFIED ${size} events in ${seconds.toFixed(1)} s, ${rate}/s, root ${root}`,
    ].join('\n'),
  );
  return first ? exit.verification : exit.done;
}

/** What was found, as a file for whoever looks into it; none where the folder cannot be written. */
function evidenceFile({ out }: Context, { index }: LogFinding, sum: object): string | undefined {
  const path = `verify-${index + 1}.json`;
  try {
    writeFileSync(path, `${JSON.stringify(sum, undefined, 2)}\n`);
    return path;
  } catch (error) {
    out.warn(`the evidence could not be written: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The key that checks signatures: one that is given, or the one of this installation. */
async function keyOf(
  context: Context,
  dataDir: string,
): Promise<{ readonly verifierKey?: string; readonly keyFile?: string }> {
  const given = text(context.flags, 'key');
  if (given !== undefined) return { verifierKey: readFileSync(given, 'utf8').trim() };
  const { signingKey } = keyPaths(dataDir);
  if (existsSync(signingKey)) return { keyFile: signingKey };
  context.out.warn('no key is here: signatures are not checked. Give --key.');
  return {};
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)];

function threadsOf({ flags }: Context): number {
  const written = text(flags, 'threads') ?? '2';
  if (!/^([1-9]|[12]\d|3[0-2])$/.test(written)) throw misused('--threads must be 1 to 32');
  return Number(written);
}

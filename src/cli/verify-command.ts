import { existsSync, readFileSync } from 'node:fs';
import { type LogFinding, type LogVerdict, placeOf } from '../../contracts/verification';
import { keyPaths, realmDir } from '../platform/data-layout';
import { verifyFile } from './bundle-commands';
import { type Context, isOn, text, texts } from './context';
import { writeEvidence } from './evidence-file';
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
    checkpoints: texts(context.flags, 'checkpoint'),
    threads: threadsOf(context),
    ...(await keyOf(context, dataDir)),
  });
  const progress = progressOf(context, 'verified', 'events');
  const began = performance.now();
  const verdict = await verification.run(undefined, (done, all) => progress.at(done, all)).finally(progress.end);
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
  const evidence = first && writeEvidence(context, first, sum);
  context.out.document('verification', { ...sum, ...(evidence && { evidence }) }, () =>
    [
      ...findings.slice(0, mostShown).map(({ code, index, detail }) => `error ${code} ${index} ${detail}`),
      ...(findings.length > mostShown ? [`and ${findings.length - mostShown} more findings`] : []),
      first
        ? `FAILED at ${placeIn(first)}: ${first.detail}.${evidence ? ` Evidence written to ${evidence}` : ''}`
        : `VERIFIED ${size} events in ${seconds.toFixed(1)} s, ${rate}/s, root ${root}`,
    ].join('\n'),
  );
  return first ? exit.verification : exit.done;
}

function placeIn(finding: LogFinding): string {
  const place = placeOf(finding);
  if (place.kind === 'event') return `#${place.position}`;
  return place.size === undefined ? 'a checkpoint' : `size ${place.size}`;
}

/** The key that checks signatures: one that is given, or the one of this installation. */
async function keyOf(
  context: Context,
  dataDir: string,
): Promise<{ readonly verifierKeys?: readonly string[]; readonly keyFile?: string }> {
  const given = text(context.flags, 'key');
  if (given !== undefined) return { verifierKeys: readFileSync(given, 'utf8').trim().split('\n') };
  const { signingKey } = keyPaths(dataDir);
  if (existsSync(signingKey)) return { keyFile: signingKey };
  context.out.warn('no key is here: signatures are not checked. Give --key.');
  return {};
}

function threadsOf({ flags }: Context): number {
  const written = text(flags, 'threads') ?? '2';
  if (!/^([1-9]|[12]\d|3[0-2])$/.test(written)) throw misused('--threads must be 1 to 32');
  return Number(written);
}

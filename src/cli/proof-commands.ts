import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { parseInclusion } from '../../contracts/seal/proof-files';
import { realmDir } from '../platform/data-layout';
import { type Context, text } from './context';
import { Ended, exit, misused, withinLog } from './exit';
import { writeNewFile } from './new-file';
import { dataDirOf } from './settings';
import { asksServer, signedIn } from './signed-in';

/** The file that proves an event, or that one size of the log is the beginning of another. */
export async function showProof(context: Context): Promise<number> {
  const [event] = context.positionals;
  const [from, to] = [sizeIn(context, 'from'), sizeIn(context, 'to')];
  if (event !== undefined && from === undefined && to === undefined) return showInclusion(context, event);
  if (event === undefined && from !== undefined && to !== undefined) return showConsistency(context, from, to);
  throw misused('say what to prove: an event, or two sizes of the log with --from and --to');
}

function sizeIn({ flags }: Context, name: string): number | undefined {
  const written = text(flags, name);
  if (written !== undefined && !/^\d{1,15}$/.test(written)) throw misused(`--${name} must be a number of events`);
  return written === undefined ? undefined : Number(written);
}

async function showInclusion(context: Context, event: string): Promise<number> {
  const wanted = event.replace(/^#/, '');
  const position = /^\d{1,15}$/.test(wanted) ? Number(wanted) : wanted;
  const file = asksServer(context)
    ? await askedFor(context, `/log/inclusion/${encodeURIComponent(wanted)}`)
    : await withinLog(context.outside.inclusion(dirOf(context), position));
  if (file === undefined) throw new Ended(exit.notFound, `there is no event ${wanted}`);
  const { index, note } = parseInclusion(file);
  return tell(context, { index, size: parseSignedCheckpoint(note).size }, file);
}

async function showConsistency(context: Context, from: number, to: number): Promise<number> {
  if (from > to) throw misused('--from must not be larger than --to');
  const file = asksServer(context)
    ? await askedFor(context, `/log/consistency?from=${from}&to=${to}`)
    : await withinLog(context.outside.consistency(dirOf(context), from, to));
  return tell(context, { from, to }, file);
}

const dirOf = (context: Context) => realmDir(dataDirOf(context), text(context.flags, 'realm') ?? 'live');
const askedFor = async (context: Context, path: string) => (await signedIn(context)).call<string>(path);

function tell(context: Context, about: object, proof: string): number {
  const out = text(context.flags, 'out');
  if (out !== undefined) writeNewFile(context, out, proof);
  context.out.document('proof', { ...about, ...(out === undefined ? { proof } : { file: out }) }, () =>
    out === undefined ? proof : `the proof is written to ${out}`,
  );
  return exit.done;
}

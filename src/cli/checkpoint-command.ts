import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { realmDir } from '../platform/data-layout';
import { type Context, text } from './context';
import { Ended, exit } from './exit';
import { dataDirOf } from './settings';

/** The newest signed head as its note: what somebody elsewhere keeps to find later that history was rewritten. */
export async function showCheckpoint(context: Context): Promise<number> {
  const realm = text(context.flags, 'realm') ?? 'live';
  const note = await context.outside.newestHead(realmDir(dataDirOf(context), realm));
  if (note === undefined) throw new Ended(exit.notFound, 'the log has no signed head yet');
  const { origin, size } = parseSignedCheckpoint(note);
  context.out.document('checkpoint', { origin, size, note }, () => note);
  return exit.done;
}

import type { Context } from './context';
import { exit } from './exit';
import { signedIn } from './signed-in';

interface Status {
  readonly realm: string;
  readonly head: number;
  readonly log: { readonly state: string; readonly reason?: string };
  readonly pictures: readonly { readonly name: string; readonly position: number; readonly parked: number }[];
  readonly registers: readonly { readonly name: string; readonly position: number; readonly parked: number }[];
  readonly clients: number;
  readonly sealed: number;
}

/** Head, pictures with their lag, parked events and open windows; 8 where something is behind or parked. */
export async function statusCommand(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const status = await call<Status>('/status');
  const all = [...status.pictures, ...status.registers];
  const behind = all.filter(({ position }) => position < status.head);
  const parked = all.reduce((sum, one) => sum + one.parked, 0);
  context.out.document('status', { ...status }, () =>
    [
      `${status.realm}   head #${status.head}   log ${status.log.state}   ${status.sealed === 0 ? 'not sealed yet' : `sealed #${status.sealed}`}`,
      `pictures ${all.length - behind.length} ok, ${behind.length} behind${behind.length > 0 ? ` (${behind.map(({ name }) => name).join(', ')})` : ''}`,
      `parked ${parked}   windows ${status.clients}`,
    ].join('   '),
  );
  return parked > 0 || status.log.state !== 'ready' ? exit.warnings : exit.done;
}

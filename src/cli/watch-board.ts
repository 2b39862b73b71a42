import { WebSocket } from 'ws';
import type { Ticket } from '../../contracts/http';
import { liveProtocol, type Row, type ServerFrame } from '../../contracts/live';
import { rowOf } from './board-commands';
import type { Context } from './context';
import { Ended, exit } from './exit';
import { signedIn } from './signed-in';

/** Follows a board: one record for each row that changes, until it is interrupted. */
export async function watchBoard(context: Context): Promise<number> {
  const { server, call } = await signedIn(context);
  const { ticket, origin } = await call<Ticket>('/live/tickets', { method: 'POST', body: {} });
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/live`, { origin });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const topic = context.positionals[0]!;
  socket.on('open', () => {
    socket.send(JSON.stringify({ op: 'hello', protocol: liveProtocol, ticket }));
    socket.send(JSON.stringify({ op: 'watch', topic }));
  });
  socket.on('error', () => reject(new Ended(exit.unavailable, `the connection to ${server.url} failed`)));
  socket.on('close', (code) => reject(new Ended(exit.unavailable, `the server closed the connection (${code})`)));
  socket.on('message', (raw) => {
    const frame = JSON.parse(String(raw)) as ServerFrame;
    if (frame.op === 'refused') return reject(new Ended(exit.notPermitted, `${frame.code}: ${frame.detail}`));
    if (frame.op !== 'snapshot' && frame.op !== 'change') return;
    const position = frame.op === 'snapshot' ? frame.position : frame.to;
    for (const [key, row] of Object.entries(frame.rows)) write(context, key, row, position);
    socket.send(JSON.stringify({ op: 'applied', topic, position }));
  });
  const stop = () => resolve(context.signal.reason as number);
  context.signal.addEventListener('abort', stop, { once: true });
  if (context.signal.aborted) stop();
  try {
    return await promise;
  } finally {
    socket.removeAllListeners('close').terminate();
  }
}

function write({ out, flags }: Context, key: string, row: Row | null, position: number) {
  const columns = typeof flags.columns === 'string' ? flags.columns.split(',') : ['title', 'status', 'severity'];
  const cells = row === null ? ['gone'] : columns.map((column) => rowOf(key, row)[column]);
  out.record('change', { key, position, row }, [position, key, ...cells]);
}

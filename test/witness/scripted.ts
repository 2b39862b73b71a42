import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An answer of a false witness; `hang` never ends it. */
export interface Scripted {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
  readonly hang?: 'before the head' | 'in the body';
}

/** A server that answers as it is told, one answer after the other; the last one again and again. */
export async function scriptedWitness(...answers: readonly Scripted[]) {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    heard.push(await text(request));
    const { status, type, body, location, hang } = answers[Math.min(heard.length, answers.length) - 1]!;
    if (hang === 'before the head') return;
    response.writeHead(status, { ...(type !== undefined && { 'content-type': type }), ...(location && { location }) });
    if (hang === 'in the body') response.write('never ');
    else response.end(body ?? '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Bodies that it was sent. */
    heard,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

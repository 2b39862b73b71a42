import { WebSocket } from 'ws';

/** The status that an attempt to open a socket gets: 101 where it opens. Without `origin` no such header is sent. */
export const upgrade = (url: string, path: string, origin?: string | string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws') + path, {
      headers: origin === undefined ? {} : { origin: origin as string },
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', reject);
  });

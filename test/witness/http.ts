import { Agent, request } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** One connection to a witness, used for one request after the other. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(readonly url: string) {}

  post(body: string | Uint8Array): Promise<Heard> {
    return this.send('POST', '/add-checkpoint', body);
  }

  get(path: string): Promise<Heard> {
    return this.send('GET', path);
  }

  send(method: string, path: string, body: string | Uint8Array = ''): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const length = { 'content-length': Buffer.byteLength(body) };
      const sent = request(`${this.url}${path}`, { method, agent: this.#agent, headers: length }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('error', reject);
        response.on('end', () => {
          const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = response.headers;
          resolve({ status: response.statusCode!, headers, body: text });
        });
      });
      sent.on('error', reject).setTimeout(10_000, () => sent.destroy(new Error('no answer within 10 s')));
      sent.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

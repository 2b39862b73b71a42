import { request as plainRequest } from 'node:http';
import { WebSocket } from 'ws';
import type { BoardAnswer, DryRun, Problem, RecordAnswer, Recorded, RegisterPage, Ticket } from '../contracts/http';
import { uuid7 } from '../src/platform/derive';
import { LiveSocket } from './live-client';

/** What came back, parsed where it is JSON. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
}

export interface SendOptions {
  readonly id?: string;
  readonly envelope?: object;
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const unsafe = { 'content-type': 'application/json', 'x-watchfloor': '1' };

/** A request as nobody's browser would send it: headers and bytes exactly as given. */
export function rawRequest(
  base: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string | string[]>>,
  body?: Buffer | string,
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const request = plainRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const type = String(response.headers['content-type'] ?? '');
        const retry = response.headers['retry-after'];
        const kept = new Headers({ 'content-type': type, ...(retry !== undefined && { 'retry-after': retry }) });
        resolve({ status: response.statusCode ?? 0, text, body: parsed(text), headers: kept });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Somebody who sends requests; signed in where a cookie is held. */
export class Client {
  cookie: string | undefined;
  userId = '';
  readonly #sockets: LiveSocket[] = [];

  constructor(readonly url: string) {}

  async send<T = unknown>(
    method: string,
    path: string,
    { body, headers }: { readonly body?: string | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...(this.cookie !== undefined && { cookie: this.cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    const text = await response.text();
    return { status: response.status, text, body: parsed(text) as T, headers: response.headers };
  }

  get<T = any>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }

  post<T = any>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.send('POST', path, { body: JSON.stringify(body), headers: { ...unsafe, ...headers } });
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, { headers: { 'x-watchfloor': '1' } });
  }

  async signIn(login: string, password: string) {
    const { status, body } = await this.post<{ userId: string }>('/session', { login, password });
    if (status !== 200) throw new Error(`${login} could not sign in: ${status} ${JSON.stringify(body)}`);
    this.userId = body.userId;
    return this;
  }

  /** Sends a command whatever its answer. */
  attempt(type: string, data: object, options: SendOptions = {}): Promise<Answer<Recorded & Problem>> {
    const { id = uuid7(), envelope, ifMatch, headers } = options;
    return this.post(
      `/commands/${type}`,
      { data, ...(envelope && { envelope }) },
      {
        'idempotency-key': id,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        ...headers,
      },
    );
  }

  /** @throws unless the command was recorded */
  async command(type: string, data: object, options: SendOptions = {}): Promise<Recorded> {
    const { status, body } = await this.attempt(type, data, options);
    if (status !== 201) throw new Error(`${type}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async dryRun(type: string, data: object, options: SendOptions = {}): Promise<DryRun> {
    const { status, body } = await this.attempt(type, data, {
      ...options,
      headers: { ...options.headers, prefer: 'dry-run' },
    });
    if (status !== 200) throw new Error(`dry run of ${type}: ${status} ${JSON.stringify(body)}`);
    return body as unknown as DryRun;
  }

  async board(topic: string, after?: number): Promise<BoardAnswer> {
    return this.#read(`/boards/${topic}${after === undefined ? '' : `?after=${after}`}`);
  }

  async register(name: string, query: Readonly<Record<string, string | number>> = {}): Promise<RegisterPage> {
    const text = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    );
    return this.#read(`/registers/${name}?${text}`);
  }

  async record(stream: string): Promise<RecordAnswer> {
    return this.#read(`/records/${stream}`);
  }

  /** A socket with a fresh ticket that has not said hello yet. */
  async socket(): Promise<LiveSocket> {
    const { status, body } = await this.post<Ticket>('/live/tickets', {});
    if (status >= 300) throw new Error(`no ticket: ${status} ${JSON.stringify(body)}`);
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/live`, { origin: body.origin });
    const live = new LiveSocket(socket, body.ticket);
    this.#sockets.push(live);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return live;
  }

  /** An open window: admitted, watching the boards given. */
  async live(...topics: readonly string[]): Promise<LiveSocket> {
    const live = await this.socket();
    await live.hello();
    for (const topic of topics) await live.watch(topic);
    return live;
  }

  async closeSockets() {
    await Promise.all(this.#sockets.map((socket) => socket.close()));
  }

  async #read<T>(path: string): Promise<T> {
    const { status, body } = await this.get<T>(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

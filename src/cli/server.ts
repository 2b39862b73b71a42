import type { Problem } from '../../contracts/http';
import { Ended, exit } from './exit';

/** One request to the server. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  /** Raw bytes instead of JSON. */
  readonly stream?: ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses below 400 that the caller tells apart. */
  readonly cookie?: string | undefined;
}
export interface Answer {
  readonly status: number;
  /** The bytes of an archive, else what its JSON says, else the text. */
  readonly json: unknown;
  /** `name=value` of a cookie that was set. */
  readonly cookie?: string;
}

const exitOf = ({ status, code }: Problem): number => {
  if (status === 401 || status === 403 || code === 'AUTHORIZATION_NEEDED') return exit.notPermitted;
  if (status === 404) return exit.notFound;
  if (status === 429 || status === 503 || status === 504 || status === 507) return exit.unavailable;
  return status >= 500 ? exit.failure : exit.refused;
};

/** A refusal of the server, with its code for people and scripts. */
export class Refused extends Ended {
  constructor(readonly problem: Problem) {
    super(exitOf(problem), [`${problem.code}: ${problem.detail}`, ...valuesOf(problem)].join('\n  '));
  }
}
const valuesOf = ({ values }: Problem) =>
  Object.entries(values ?? {}).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

/** A server as the command line talks to it. */
export class Server {
  constructor(
    readonly url: string,
    readonly realm: string,
    private readonly timeoutMs: number,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws Refused for a refusal, Ended with code 7 when there is no answer */
  async call(path: string, request: Request = {}): Promise<Answer> {
    const response = await this.#fetch(path, request);
    const json = await contentOf(response);
    if (response.status >= 400) throw new Refused(problemOf(json, response.status));
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    return { status: response.status, json, ...(cookie && { cookie }) };
  }

  async #fetch(path: string, { method = 'GET', body, stream, headers, cookie }: Request): Promise<Response> {
    const address = new URL(path, this.url);
    if (this.realm !== 'live') address.searchParams.set('realm', this.realm);
    try {
      return await fetch(address, {
        method,
        headers: {
          accept: 'application/json',
          ...(method !== 'GET' && { 'x-watchfloor': '1' }),
          ...(body && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(stream && { body: stream, duplex: 'half' }),
        signal: AbortSignal.any([AbortSignal.timeout(this.timeoutMs), this.signal]),
      } as RequestInit);
    } catch (error) {
      throw this.#noAnswer(error as Error);
    }
  }

  #noAnswer(error: Error): Ended {
    if (this.signal.aborted) return new Ended(this.signal.reason as number, 'interrupted');
    if (error.name === 'TimeoutError')
      return new Ended(
        exit.unavailable,
        `no answer from ${this.url} within ${this.timeoutMs / 1000} s`,
        'Sending again is safe.',
      );
    return new Ended(
      exit.unavailable,
      `there is no server at ${this.url}`,
      'Start it with "watchfloor serve", or name another with --url.',
    );
  }
}

const contentOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type') === 'application/zip'
    ? new Uint8Array(await response.arrayBuffer())
    : parsed(await response.text());

const parsed = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
};

const problemOf = (json: unknown, status: number): Problem =>
  typeof json === 'object' && json !== null && 'code' in json
    ? (json as Problem)
    : {
        type: 'about:blank',
        title: '',
        status,
        code: `HTTP_${status}`,
        detail: 'The server gave no reason.',
        trace: '',
      };

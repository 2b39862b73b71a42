import type { Problem } from '../../../contracts/http';
import { pageRealm } from './realm';

/** An answer that is not what was asked for, as a problem of RFC 9457. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds that the answer asked to wait, where it did. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail || problem.title);
  }
}

/** No answer came: the link failed or the request was given up. */
export class NoAnswer extends Error {}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Members left out are not sent; `realm` is added by itself. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON, or as it is where it is a file or bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** The request outlives the page, for what is saved while it is being left. */
  readonly keepalive?: boolean;
  /** `no-store` asks the server itself, also for what never changes. */
  readonly cache?: RequestCache;
}

const listeners = new Set<(problem: Problem) => void>();
/** Tells of every 401, so that one place decides whether the session has ended. */
export const onProblem = (told: (problem: Problem) => void) => {
  listeners.add(told);
  return () => listeners.delete(told);
};

function address(path: string, query: Call['query'] = {}) {
  const realm = pageRealm();
  const given = { ...query, ...(realm !== 'live' && { realm }) };
  const parts = Object.entries<string | number | undefined>(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(parts).toString();
  return text ? `${path}?${text}` : path;
}

const isRaw = (body: unknown): body is Blob | ArrayBuffer => body instanceof Blob || body instanceof ArrayBuffer;

function request({ method = 'GET', body, headers = {}, signal, keepalive, cache }: Call): RequestInit {
  const json = body !== undefined && !isRaw(body);
  return {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(method !== 'GET' && { 'x-watchfloor': '1' }),
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: json ? JSON.stringify(body) : body }),
    ...(signal && { signal }),
    ...(keepalive && { keepalive }),
    ...(cache && { cache }),
  };
}

const unreadable = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText || String(response.status),
  status: response.status,
  code: 'UNREADABLE_ANSWER',
  detail: `The server answered ${response.status} without words.`,
  trace: response.headers.get('x-correlation-id') ?? '',
});

async function problemOf(response: Response): Promise<Problem> {
  const told = await response.json().catch(() => undefined);
  return told && typeof told === 'object' && 'code' in told ? (told as Problem) : unreadable(response);
}

/** Seconds of a `retry-after` header, which is a number or a date (RFC 9110); undefined where there is none to read. */
export function secondsOfRetry(header: string | null, now = Date.now()): number | undefined {
  if (!header?.trim()) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The raw answer of a call that succeeded. @throws ApiProblem, NoAnswer */
export async function answer(path: string, call: Call = {}): Promise<Response> {
  const response = await fetch(address(path, call.query), request(call)).catch((cause: unknown) => {
    throw new NoAnswer(String(cause));
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  for (const told of listeners) told(problem);
  throw new ApiProblem(problem, secondsOfRetry(response.headers.get('retry-after')));
}

/** The JSON of an answer, or undefined where it has no body. @throws ApiProblem, NoAnswer */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const response = await answer(path, call);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

import type { Ticket } from '../../../contracts/http';
import { type ClientFrame, closeCodes, liveProtocol, type ServerFrame } from '../../../contracts/live';
import { ApiProblem, api } from './api';
import { backoffMs } from './backoff';
import { readFrame } from './frame-check';
import type { Freshness, FreshnessInput } from './freshness-state';

/** What the link needs from the page around it. */
export interface LinkHost {
  readonly dispatch: (input: FreshnessInput) => void;
  readonly state: () => Freshness;
  readonly onFrame: (frame: ServerFrame) => void;
  /** Reads the session again; true while somebody is signed in. */
  readonly stillSignedIn: () => Promise<boolean>;
}
export interface Link {
  readonly open: () => void;
  readonly send: (frame: ClientFrame) => void;
  /** Leaves the socket without waiting for it. */
  readonly drop: () => void;
}

interface Line {
  readonly host: LinkHost;
  socket: WebSocket | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised by one with every attempt, so that answers to earlier ones are told apart. */
  attempt: number;
}

/** Codes after which the page does not try again by itself. */
const final: ReadonlySet<number> = new Set([closeCodes.signedOut, closeCodes.tooManySockets]);
const malformed = 4000;
const ticketWithinMs = 10_000;

/** Milliseconds the server asks to wait, from `retryAfter` (seconds) in a close reason. */
export const retryAfterMs = (reason: string) => {
  const told = /retryAfter\D{0,3}(\d{1,4})/.exec(reason)?.[1];
  return told === undefined ? undefined : Number(told) * 1000;
};

const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;

function again(line: Line, code: number, reason: string) {
  const { host } = line;
  const mono = performance.now();
  if (final.has(code)) return host.dispatch({ type: 'closed', code, mono });
  const usual = retryAfterMs(reason) ?? backoffMs(host.state().attempt + 1);
  const wait = code === closeCodes.rightsChanged ? 0 : usual;
  host.dispatch({ type: 'closed', code, mono, nextTryAt: mono + wait });
  clearTimeout(line.timer);
  line.timer = setTimeout(() => open(line), wait);
}

/** No ticket: signed out where the session has ended, otherwise another attempt later. */
async function refused(line: Line, cause: unknown, mine: number) {
  const status = cause instanceof ApiProblem ? cause.problem.status : 0;
  const ended = status === 401 && !(await line.host.stillSignedIn().catch(() => true));
  if (ended) line.host.dispatch({ type: 'unauthenticated' });
  else if (mine === line.attempt) again(line, 1006, '');
}

function received(line: Line, socket: WebSocket, data: unknown) {
  const frame = readFrame(data);
  if (frame === 'malformed') socket.close(malformed);
  else if (frame !== 'unknown' && line.socket === socket) line.host.onFrame(frame);
}

function listen(line: Line, socket: WebSocket, ticket: string) {
  line.socket = socket;
  const hello: ClientFrame = { op: 'hello', protocol: liveProtocol, ticket };
  socket.onopen = () => socket.send(JSON.stringify(hello));
  socket.onmessage = ({ data }) => received(line, socket, data);
  socket.onclose = ({ code, reason }) => {
    if (line.socket !== socket) return;
    line.socket = undefined;
    if (code !== closeCodes.rightsChanged) return again(line, code, reason);
    const retry = () => again(line, code, reason);
    line.host.stillSignedIn().then(retry, retry);
  };
}

function open(line: Line) {
  clearTimeout(line.timer);
  drop(line);
  line.attempt += 1;
  const mine = line.attempt;
  line.host.dispatch({ type: 'connecting' });
  api<Ticket>('/live/tickets', { method: 'POST', signal: AbortSignal.timeout(ticketWithinMs) }).then(
    ({ ticket }) => {
      if (mine === line.attempt) listen(line, new WebSocket(address()), ticket);
    },
    (cause: unknown) => refused(line, cause, mine),
  );
}

function drop(line: Line) {
  line.attempt += 1;
  const left = line.socket;
  line.socket = undefined;
  left?.close();
}

/** The socket to `/live`: ticket, hello, and a new attempt with full jitter after each loss (F4–F6, F15). */
export function createLink(host: LinkHost): Link {
  const line: Line = { host, socket: undefined, timer: undefined, attempt: 0 };
  return {
    open: () => open(line),
    send: (frame) => {
      if (line.socket?.readyState === WebSocket.OPEN) line.socket.send(JSON.stringify(frame));
    },
    drop: () => {
      clearTimeout(line.timer);
      drop(line);
    },
  };
}

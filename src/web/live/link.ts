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

/** Codes after which the page does not try again by itself. */
const final: ReadonlySet<number> = new Set([closeCodes.signedOut, closeCodes.tooManySockets]);
const malformed = 4000;

/** Milliseconds the server asks to wait, from `retryAfter` (seconds) in a close reason. */
export const retryAfterMs = (reason: string) => {
  const told = /retryAfter\D{0,3}(\d{1,4})/.exec(reason)?.[1];
  return told === undefined ? undefined : Number(told) * 1000;
};

const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;

/** The socket to `/live`: ticket, hello, and a new attempt with full jitter after each loss (F4–F6, F15). */
export function createLink(host: LinkHost): Link {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attemptNow = 0;

  const again = (code: number, reason: string) => {
    const now = performance.now();
    if (final.has(code)) return host.dispatch({ type: 'closed', code, mono: now });
    const wait = code === closeCodes.rightsChanged ? 0 : (retryAfterMs(reason) ?? backoffMs(host.state().attempt + 1));
    host.dispatch({ type: 'closed', code, mono: now, nextTryAt: now + wait });
    clearTimeout(timer);
    timer = setTimeout(open, wait);
  };

  const refused = async (cause: unknown, mine: number) => {
    const status = cause instanceof ApiProblem ? cause.problem.status : 0;
    if (status === 401 && !(await host.stillSignedIn().catch(() => true))) return host.dispatch({ type: 'unauthenticated' });
    if (mine === attemptNow) again(1006, '');
  };

  const listen = (opened: WebSocket, ticket: string) => {
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ op: 'hello', protocol: liveProtocol, ticket } satisfies ClientFrame));
    opened.onmessage = ({ data }) => {
      const frame = readFrame(data);
      if (frame === 'malformed') opened.close(malformed);
      else if (frame !== 'unknown' && socket === opened) host.onFrame(frame);
    };
    opened.onclose = ({ code, reason }) => {
      if (socket !== opened) return;
      socket = undefined;
      if (code === closeCodes.rightsChanged) void host.stillSignedIn().finally(() => again(code, reason));
      else again(code, reason);
    };
  };

  const open = () => {
    clearTimeout(timer);
    drop();
    attemptNow += 1;
    const mine = attemptNow;
    host.dispatch({ type: 'connecting' });
    api<Ticket>('/live/tickets', { method: 'POST', signal: AbortSignal.timeout(10_000) }).then(
      ({ ticket }) => {
        if (mine === attemptNow) listen(new WebSocket(address()), ticket);
      },
      (cause: unknown) => refused(cause, mine),
    );
  };

  const drop = () => {
    attemptNow += 1;
    const left = socket;
    socket = undefined;
    left?.close();
  };

  const send = (frame: ClientFrame) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };

  return { open, send, drop: () => { clearTimeout(timer); drop(); } };
}

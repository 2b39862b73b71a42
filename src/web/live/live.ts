import { closeCodes, type ServerFrame } from '../../../contracts/live';
import { forgetTime, tellTime } from './clock';
import { createFeed } from './feed';
import { freshness } from './freshness';
import { checkEveryMs } from './freshness-limits';
import { blankFreshness, type Freshness, type FreshnessInput } from './freshness-state';
import { createLink } from './link';
import { settlePending } from './pending';
import { readSession, sessionStore } from './session';
import { createStore } from './store';

/** How current this page is; written through `dispatch` alone. */
export const freshnessStore = createStore<Freshness>(blankFreshness);
/** Build of the server, as its last welcome told it. */
export const buildStore = createStore<string | undefined>(undefined);

/** Category of the streams behind a board, so that pending rows settle when the board has reached them. */
const categories = new Map<string, string>();
export const boardOfCategory = (topic: string, category: string) => categories.set(topic, category);

export function dispatch(input: FreshnessInput) {
  const before = freshnessStore.get();
  const after = freshness(before, input);
  freshnessStore.set(after);
  if (after.reconnects !== before.reconnects) reopen();
  if (!after.lastBeat && before.lastBeat && after.link === 'connecting') forgetTime();
  if (input.type === 'committed') settlePending(categories.get(input.topic) ?? input.topic, input.position);
}

/** Boards of this page. */
export const feed = createFeed({
  send: (frame) => link.send(frame),
  dispatch,
  hidden: () => document.hidden,
  soon: (run) => requestAnimationFrame(run),
  now: () => performance.now(),
});

function onFrame(frame: ServerFrame) {
  const mono = performance.now();
  switch (frame.op) {
    case 'welcome':
      dispatch({ type: 'welcome', epoch: frame.epoch, head: frame.head, serverTime: frame.serverTime, mono });
      tellTime(frame.serverTime);
      buildStore.set(frame.build);
      return feed.welcome(frame.epoch);
    case 'beat':
      dispatch({ type: 'beat', frame, mono });
      if (frame.epoch !== freshnessStore.get().epoch) return;
      tellTime(frame.serverTime);
      return feed.take(frame);
    case 'refused':
      dispatch({ type: 'refused', code: frame.code, detail: frame.detail, ...(frame.topic && { topic: frame.topic }) });
      return frame.topic ? feed.clear(frame.topic) : undefined;
    default:
      return feed.take(frame);
  }
}

const link = createLink({
  dispatch: (input) => {
    if (input.type === 'closed' && input.code === closeCodes.rightsChanged) feed.clearAll();
    dispatch(input);
  },
  state: () => freshnessStore.get(),
  onFrame,
  stillSignedIn: async () => (await readSession()).state === 'signedIn',
});

const reopen = () => link.open();
/** Tries at once instead of waiting for the next attempt. */
export const retryNow = () => link.open();

const check = () => dispatch({ type: 'check', mono: performance.now(), wall: Date.now() });

function listen(signal: AbortSignal) {
  const timer = setInterval(check, checkEveryMs);
  signal.addEventListener('abort', () => clearInterval(timer));
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) return;
      check();
      feed.shown();
    },
    { signal },
  );
  addEventListener('online', () => freshnessStore.get().link === 'closed' && link.open(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => persisted && dispatch({ type: 'restoredPage', mono: performance.now(), wall: Date.now() }),
    { signal },
  );
}

/** Opens the link and keeps it open until the returned function is called. */
export function startLive(): () => void {
  const stop = new AbortController();
  listen(stop.signal);
  const unwatched = sessionStore.subscribe(() => {
    const { state } = sessionStore.get();
    if (state === 'signedOut') dispatch({ type: 'unauthenticated' });
    if (state === 'signedIn' && freshnessStore.get().link === 'signedOut') {
      dispatch({ type: 'signedIn' });
      link.open();
    }
  });
  link.open();
  return () => {
    stop.abort();
    unwatched();
    link.drop();
  };
}

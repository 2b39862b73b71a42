import { freshnessStore } from '../live/live';
import { type SealOutcome, sealStore } from '../live/seal-outcome';
import { checkSeals } from './check-seals';
import { isDue, linkLost, type MonitorState } from './monitor-state';
import { sealHost } from './seal-host';

const noAnswer: SealOutcome = { state: 'unverified', reason: 'noAnswer' };
/** Windows of one browser share what is kept, so they check one after the other. */
const alone = (check: () => Promise<SealOutcome>): Promise<SealOutcome> =>
  navigator.locks ? navigator.locks.request('wf.checkpoint', check) : check();

/** Watches that the log of this page only grows, until the returned function is called. */
export function startSealMonitor(): () => void {
  let state: MonitorState = { outcome: sealStore.get() };
  let running = false;
  const check = async (mono: number) => {
    running = true;
    state = { ...state, askedAt: mono };
    const outcome = await alone(() => checkSeals(sealHost)).catch(() => noAnswer);
    running = false;
    state = { ...state, outcome };
    sealStore.set(outcome);
  };
  const look = () => {
    const { link, lastBeat } = freshnessStore.get();
    if (link !== 'open') state = linkLost(state);
    else if (lastBeat && !running && isDue(state, lastBeat.frame.seal, lastBeat.mono)) void check(lastBeat.mono);
  };
  look();
  return freshnessStore.subscribe(look);
}

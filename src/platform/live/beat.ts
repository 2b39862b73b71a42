import type { Beat, PictureBeat, SealBeat } from '../../../contracts/live';
import type { PictureRunner } from '../pictures/picture-runner';
import type { Registers } from '../pictures/registers';
import type { BoardTopic } from './board-topic';
import type { LiveClient } from './live-client';
import type { Watch } from './watch';

interface Now {
  readonly epoch: string;
  readonly head: number;
  readonly serverTime: string;
  readonly seal: SealBeat;
  readonly recording: boolean;
  readonly runner: PictureRunner;
  readonly registers: Registers;
  readonly now: number;
}

/** A heartbeat as this client gets it: lag is the picture's distance from the head and the age of what it lacks. */
export function beatOf(client: LiveClient, now: Now): Beat {
  const boards = [...client.boards].map(([topic, watch]) => [topic.name, boardBeat(topic, watch, now)] as const);
  const rows = [...client.rows.values()].map(({ topic, sentTo }) => [topic, rowBeat(topic, sentTo, now)] as const);
  return {
    op: 'beat',
    epoch: now.epoch,
    head: now.head,
    serverTime: now.serverTime,
    seal: now.seal,
    recording: now.recording,
    pictures: Object.fromEntries([...boards, ...rows]),
  };
}

function boardBeat(topic: BoardTopic, watch: Watch, { runner, head, now }: Now): PictureBeat {
  const flushed = topic.dirtySince === undefined && watch.behindSince === undefined;
  const unsent = topic.dirtySince === undefined ? 0 : now - topic.dirtySince;
  return {
    position: flushed ? topic.position : watch.sentTo,
    lagMs: Math.round(Math.max(unsent, watch.lag(now))),
    lagEvents: Math.max(0, head - topic.position),
    state: runner.state,
    parked: runner.parked(topic.name).length,
    ...(flushed && { rowSum: watch.audience.sumText() }),
  };
}

const rowBeat = (topic: string, sentTo: number, { registers, runner, head }: Now): PictureBeat => {
  const position = registers.has(topic) ? registers.position(topic) : Math.max(sentTo, runner.reached.position);
  return {
    position,
    lagMs: 0,
    lagEvents: Math.max(0, head - position),
    state: runner.state,
    parked: registers.parked(topic),
  };
};

import type { INestApplicationContext } from '@nestjs/common';
import { LiveHub } from '../platform/live/live-hub';
import { electionDay } from './kenya';
import { sleep } from './sleep';
import type { Stage } from './stage';
import { inOrder, type Step } from './step';
import { minutesAfter, playEnds } from './times';
import { Traffic, trafficOfTheDay } from './traffic';

const lookEveryMs = 100;
const quietMinutes = 2;

export interface Pace {
  /** Domain seconds per real second during the election day. */
  readonly rate: number;
  /** Ends the play. */
  readonly signal: AbortSignal;
}

/** Resolves when somebody who is signed in has a window open, or the play is ended. */
export async function firstWindow(app: INestApplicationContext, signal: AbortSignal): Promise<void> {
  const hub = app.get(LiveHub, { strict: false });
  while (!signal.aborted && ![...hub.clients].some(({ admitted }) => admitted !== undefined))
    await sleep(lookEveryMs, signal);
}

/** Every step of the election day in the order of time. */
export const stepsOfTheDay = (traffic: Traffic): readonly Step[] => inOrder(electionDay, trafficOfTheDay(traffic));

/** Plays the election day as the clock runs, then goes on quietly at real speed until it is ended. */
export async function play(stage: Stage, { rate, signal }: Pace): Promise<void> {
  const traffic = new Traffic();
  const begun = stage.now;
  stage.alerts.leaveToOthers();
  stage.clock.runAt(rate);
  for (const step of stepsOfTheDay(traffic)) {
    if (step.at < begun) continue;
    await due(stage, step.at, { rate, signal });
    if (signal.aborted) return;
    await stage.perform(step);
  }
  stage.clock.runAt(1);
  await quiet(stage, traffic, signal);
}

async function quiet(stage: Stage, traffic: Traffic, signal: AbortSignal) {
  let pending: readonly Step[] = [];
  let next = [stage.now, playEnds].sort()[1]!;
  while (!signal.aborted) {
    next = minutesAfter(next, quietMinutes);
    pending = inOrder(pending, traffic.next(next));
    const now = pending.filter(({ at }) => at <= next);
    pending = pending.filter(({ at }) => at > next);
    for (const step of now) {
      await due(stage, step.at, { rate: 1, signal });
      if (signal.aborted) return;
      await stage.perform(step);
    }
  }
}

/** Waits until the running clock shows a moment. */
async function due(stage: Stage, at: string, { rate, signal }: Pace): Promise<void> {
  for (;;) {
    const left = (Date.parse(at) - Date.parse(stage.now)) / rate;
    if (left <= 0 || signal.aborted) return;
    await sleep(left, signal);
  }
}

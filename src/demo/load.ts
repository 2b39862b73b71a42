import { history } from './history';
import { kenyaBefore } from './kenya';
import type { Stage } from './stage';
import { inOrder, type Step } from './step';
import { playBegins } from './times';
import { watchSteps } from './watch-steps';

/** Everything before the play, merged by time: recordedAt never goes back. */
export const stepsBefore: readonly Step[] = inOrder(watchSteps, kenyaBefore, history);

/** Loads everything up to the moment when the play begins. @param tell hears how far it is, about ten times */
export async function load(stage: Stage, tell: (done: number, of: number) => void): Promise<void> {
  const every = Math.ceil(stepsBefore.length / 10);
  for (const [index, step] of stepsBefore.entries()) {
    if (index % every === 0) tell(index, stepsBefore.length);
    await stage.advanceTo(step.at);
    await stage.perform(step);
    await stage.attend();
  }
  await stage.advanceTo(playBegins);
  tell(stepsBefore.length, stepsBefore.length);
}

import type { INestApplicationContext } from '@nestjs/common';
import { microsOf } from '../../contracts/clock';
import { EventLog } from '../../contracts/event-log';
import { Cast } from '../platform/auth/cast';
import { Alerts } from './alerts';
import { buttons } from './cast';
import { answeredAlerts } from './history';
import { load } from './load';
import { admitByAlias, registerCast } from './people';
import { firstWindow, play } from './play';
import { type MovableClock, Stage } from './stage';

/** Writes a line about how far loading is. */
export type Tell = (line: string) => void;

/** Fills an empty log with the demonstration up to the moment when its play begins. */
export async function fill(app: INestApplicationContext, clock: MovableClock, tell: Tell): Promise<Stage> {
  const stage = new Stage(app, clock, new Alerts(answeredAlerts));
  const began = performance.now();
  await registerCast(app, stage);
  await load(stage, (done, of) => tell(`Loading the demonstration: ${done} of ${of} steps`));
  tell(`Loaded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return stage;
}

/** A demonstration that is kept goes on where its log ends. */
export async function resume(app: INestApplicationContext, clock: MovableClock): Promise<Stage> {
  const log = app.get(EventLog, { strict: false });
  const head = await log.head();
  const { events } = await log.readAll({ after: head - 1, limit: 1 });
  const last = events.at(-1);
  if (last) clock.moveTo(microsOf(last.metadata.recordedAt));
  return new Stage(app, clock, new Alerts(answeredAlerts));
}

/** A demonstration that is shown: what ends it. */
export interface Showing {
  readonly end: () => Promise<void>;
}

/**
 * Offers the cast on the sign-in page, and plays the election day from the moment when somebody looks.
 * @param failed hears of a play that broke off
 */
export async function show(
  app: INestApplicationContext,
  stage: Stage,
  rate: number,
  failed: (error: unknown) => void,
): Promise<Showing> {
  await admitByAlias(app);
  app.get(Cast, { strict: false }).members = buttons;
  const ending = new AbortController();
  const { signal } = ending;
  const playing = firstWindow(app, signal)
    .then(() => (signal.aborted ? undefined : play(stage, { rate, signal })))
    .catch((error) => (signal.aborted ? undefined : failed(error)));
  return {
    end: async () => {
      ending.abort();
      await playing;
    },
  };
}

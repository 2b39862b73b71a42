import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '../contracts/clock';
import type { Application } from './app';
import { openAdapters } from './platform/adapters';
import { SetupLink } from './platform/auth/setup-link';
import type { Settings } from './platform/settings';

/** What is told while a server starts: lines for people, never secrets but the setup link. */
export interface Serving {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  /** Runs between start and listening: a demonstration is loaded here; what it gives back ends it. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<() => Promise<void>>;
  /** Aborts when the server shall end. */
  readonly signal: AbortSignal;
}

/** Serves API, boards and pages until it is told to stop; prints where, and the setup link of a fresh log. */
export async function serve({ settings, clock, tell, prepare, signal }: Serving): Promise<void> {
  await assertFree(settings.host, settings.port);
  // The threads of the log and its registers start while the rest of the server is loaded.
  const opening = openAdapters(settings, clock);
  opening.catch(() => undefined);
  const { createApplication } = await import('./app.js');
  const application = await createApplication(settings, clock, opening);
  let end = async () => {};
  try {
    const { app } = application;
    await app.init();
    if (prepare && !signal.aborted) end = await prepare(app);
    if (!signal.aborted) await announce(application, settings, tell);
    if (!signal.aborted) await ended(signal);
  } finally {
    await end();
    await application.close();
  }
}

async function announce({ app, adapters }: Application, settings: Settings, tell: (line: string) => void) {
  await app.listen(settings.port, settings.host);
  const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  tell(`Watchfloor is at ${origin}`);
  const sealed = adapters.seals.head()?.size;
  const seal = sealed === undefined ? 'not sealed yet' : `sealed #${sealed}`;
  tell(
    `  realm live at #${await adapters.log.head()}, data directory ${settings.dataDir}, log ${settings.log}, ${seal}`,
  );
  const link = app.get(SetupLink).linkAt(origin);
  if (link) tell(`No administrator yet. Set up the first two accounts, once:\n  ${link}`);
}

const ended = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Loading takes a while and locks the data directory: a port in use is told before. @throws Error with code EADDRINUSE */
function assertFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

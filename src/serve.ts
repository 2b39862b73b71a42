import { systemClock } from '../infra/clock';
import { createApplication } from './app';
import { SetupLink } from './platform/auth/setup-link';
import { Settings } from './platform/settings';

/** Serves API, boards and pages until it is told to stop; prints where, and the setup link of a fresh log. */
export async function serve(_arguments: readonly string[]) {
  const settings = new Settings({
    ...(process.env.WATCHFLOOR_DATA_DIR !== undefined && { dataDir: process.env.WATCHFLOOR_DATA_DIR }),
    ...(process.env.WATCHFLOOR_PORT !== undefined && { port: Number(process.env.WATCHFLOOR_PORT) }),
  });
  const { app, close } = await createApplication(settings, systemClock);
  await app.listen(settings.port, settings.host);
  const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  process.stdout.write(`Watchfloor is at ${origin}\n`);
  const link = app.get(SetupLink).linkAt(origin);
  if (link) process.stdout.write(`No administrator yet. Set up the first two accounts, once:\n  ${link}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}

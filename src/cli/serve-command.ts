import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { microsOf } from '../../contracts/clock';
import { realmDir } from '../platform/data-layout';
import { Settings } from '../platform/settings';
import { ask } from './ask';
import type { Context } from './context';
import { isOn } from './context';
import { emptyDemoDir } from './demo-dir';
import { exit } from './exit';
import { foundSettings } from './settings';

/** `watchfloor serve`, which is what `npm start` and `npm run demo` run. */
export async function serveCommand(context: Context): Promise<number> {
  const { values } = foundSettings(context);
  const { demoRate = 120, ...settings } = values;
  const dataDir = settings.dataDir ?? new Settings().dataDir;
  const demo = isOn(context.flags, 'demo') || (await offered(context, dataDir));
  await (demo
    ? serveDemo(context, new Settings({ ...settings, demo, dataDir: join(dataDir, 'demo') }), demoRate)
    : serveLive(context, new Settings({ ...settings, demo, acceptClock: isOn(context.flags, 'accept-clock') })));
  return exit.done;
}

const isFresh = (dataDir: string) => !existsSync(join(realmDir(dataDir, 'live'), 'log.db'));

/** A first start at a terminal offers the demonstration; elsewhere it says how to get it. */
async function offered({ flags, terminal, out }: Context, dataDir: string): Promise<boolean> {
  if (!isFresh(dataDir)) return false;
  if (terminal.stdin.isTTY && terminal.stdout.isTTY && !isOn(flags, 'no-input')) {
    const answer = await ask(terminal, `${dataDir} holds no log yet. Look at the demonstration first? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  }
  out.tell('This log is empty. To look around first: npm run demo');
  return false;
}

async function serveLive({ out, outside, signal }: Context, settings: Settings) {
  const { serve } = await import('../serve.js');
  await serve({ settings, clock: await outside.systemClock(), tell: (line) => out.write(`${line}\n`), signal });
}

async function serveDemo(context: Context, settings: Settings, rate: number) {
  const { out, outside, flags, signal } = context;
  const keep = isOn(flags, 'keep');
  await emptyDemoDir(context, settings.dataDir, keep);
  const { beginning } = await import('../demo/times.js');
  const clock = await outside.scriptedClock(microsOf(beginning));
  const { serve } = await import('../serve.js');
  const { fill, resume, show } = await import('../demo/demo.js');
  const kept = keep && !isFresh(settings.dataDir);
  const prepare = async (app: NestFastifyApplication) => {
    const stage = kept ? await resume(app, clock) : await fill(app, clock, out.tell);
    const failed = (error: unknown) =>
      out.warn(`The play broke off: ${error instanceof Error ? error.message : error}`);
    return (await show(app, stage, rate, failed)).end;
  };
  const tell = (line: string) => out.write(`${line}\n`);
  await serve({ settings, clock, tell, prepare, signal });
}

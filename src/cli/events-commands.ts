import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { cloudEvent } from '../../contracts/cloud-event';
import type { EventLog, RecordedEvent } from '../../contracts/event-log';
import type { ShownEvent } from '../../contracts/http';
import { realmDir } from '../platform/data-layout';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';
import type { FileLog } from './outside';
import { dataDirOf } from './settings';
import { asksServer, signedIn } from './signed-in';

const page = 1000;

async function withLog<T>(context: Context, work: (log: FileLog) => Promise<T>): Promise<T> {
  if (asksServer(context)) throw misused('this reads a data directory; leave --url and --user away');
  const realm = text(context.flags, 'realm') ?? 'live';
  const log = await context.outside.readLog(realmDir(dataDirOf(context), realm), realm);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

type Event = RecordedEvent | ShownEvent;
const line = ({ position, type, stream, revision, metadata }: Event) => [
  position,
  metadata.recordedAt,
  type,
  stream,
  revision,
  metadata.actor.role,
];
const write = ({ out }: Context, event: Event) => out.record('event', { ...event }, line(event));

/** Events as they are recorded, from now or from a position, until it is interrupted. */
export const tailEvents = (context: Context) =>
  withLog(context, async (log) => {
    const after = positionIn(context, 'after') ?? (await log.head());
    context.out.tell(`following from #${after}; Ctrl-C ends`);
    for await (const { events } of log.follow({ after, signal: context.signal }))
      for (const event of events) write(context, event);
    return context.signal.aborted ? (context.signal.reason as number) : exit.done;
  });

function positionIn({ flags }: Context, name: string): number | undefined {
  const written = text(flags, name);
  if (written === undefined) return undefined;
  if (!/^\d{1,15}$/.test(written)) throw misused(`--${name} must be a position`);
  return Number(written);
}

/** One event by position or id: all of it. */
export async function showEvent(context: Context): Promise<number> {
  const wanted = context.positionals[0]!.replace(/^#/, '');
  const event = asksServer(context)
    ? await (await signedIn(context)).call<ShownEvent>(`/events/${encodeURIComponent(wanted)}`)
    : await withLog(context, (log) => found(log, wanted));
  context.out.document('event', { ...event }, () => JSON.stringify(event, null, 2));
  return exit.done;
}

async function found(log: EventLog, wanted: string): Promise<RecordedEvent> {
  const position = /^\d{1,15}$/.test(wanted) ? Number(wanted) : undefined;
  for await (const event of all(log, position === undefined ? 0 : Math.max(0, position - 1))) {
    if (position === undefined ? event.id === wanted : event.position === position) return event;
    if (position !== undefined && event.position > position) break;
  }
  throw new Ended(exit.notFound, `there is no event ${wanted}`);
}

async function* all(log: EventLog, from: number): AsyncGenerator<RecordedEvent> {
  for (let after = from; ; ) {
    const { events, through, end } = await log.readAll({ after, limit: page });
    yield* events;
    if (end) return;
    after = through;
  }
}

function matches({ flags }: Context) {
  const [type, stream, actor, since, until] = ['type', 'stream', 'actor', 'since', 'until'].map((name) =>
    text(flags, name),
  );
  return (event: RecordedEvent) =>
    (type === undefined || event.type === type) &&
    (stream === undefined || event.stream === stream || event.stream.startsWith(`${stream}-`)) &&
    (actor === undefined || event.metadata.actor.id === actor) &&
    (since === undefined || event.metadata.recordedAt >= since) &&
    (until === undefined || event.metadata.recordedAt <= until);
}

/** Events that match the filters of the call, oldest first, until it is interrupted or has enough. */
async function* matching(context: Context, log: EventLog): AsyncGenerator<RecordedEvent> {
  const most = positionIn(context, 'limit') ?? Number.POSITIVE_INFINITY;
  const wanted = matches(context);
  let count = 0;
  for await (const event of all(log, positionIn(context, 'after') ?? 0)) {
    if (context.signal.aborted || count >= most) return;
    if (!wanted(event)) continue;
    count += 1;
    yield event;
  }
}

const endedAs = ({ signal }: Context, otherwise: number) => (signal.aborted ? (signal.reason as number) : otherwise);

/** Events that match every filter given, oldest first; 4 where there is none. */
export const findEvents = (context: Context) =>
  withLog(context, async (log) => {
    let count = 0;
    for await (const event of matching(context, log)) {
      write(context, event);
      count += 1;
    }
    context.out.tell(`${count} event${count === 1 ? '' : 's'}`);
    return endedAs(context, count === 0 ? exit.notFound : exit.done);
  });

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

const fileOf = ({ flags }: Context, path: string): WriteStream =>
  createWriteStream(path, { flags: isOn(flags, 'force') ? 'w' : 'wx', mode: 0o600 });

/** Every event as CloudEvents, one a line, to stdout or a file. */
export const exportEvents = (context: Context) =>
  withLog(context, async (log) => {
    const path = text(context.flags, 'out');
    const file = path === undefined ? undefined : fileOf(context, path);
    if (file) await once(file, 'open');
    let count = 0;
    for await (const event of matching(context, log)) {
      const line = `${JSON.stringify(cloudEvent(sha256, log.meta.origin, event))}\n`;
      if (file) file.write(line);
      else context.out.write(line);
      count += 1;
    }
    if (file) await finished(file.end());
    context.out.tell(`exported ${count} events${path ? ` to ${path}` : ''}`);
    return endedAs(context, exit.done);
  });

import { monitorEventLoopDelay } from 'node:perf_hooks';
import anyDisk from '../any-disk.json' with { type: 'json' };
import { appendAll, crisisOpened, uuid7 } from './events.mjs';
import { FanOut } from './fan-out.mjs';
import { importFile } from './import-file.mjs';
import { offer } from './offer.mjs';
import { setUp } from './people.mjs';
import { answer } from './processes.mjs';
import { product } from './product.mjs';
import { now } from './rounds.mjs';

const { createApplication } = product('src/app');
const { Settings } = product('src/platform/settings');
const { systemClock } = product('infra/clock');

let running;
let fanOut;
let analystId;
let crises = [];

/** Limits that belong to people's browsers, not to a thousand windows of one person. */
const requestsPerMinute = 1e9;
const live = { socketsPerPerson: 1e6, admissionRate: 1e6, unauthenticated: 1e6, unauthenticatedPerAddress: 1e6 };

async function listen({ dataDir, settings = {} }) {
  const begun = now();
  running = await createApplication(
    new Settings({ dataDir, quiet: true, demo: true, live, requestsPerMinute, ...anyDisk.settings, ...settings }),
    systemClock,
  );
  await running.app.listen(0, '127.0.0.1');
  const ms = now() - begun;
  return { ms, url: (await running.app.getUrl()).replace('[::1]', '127.0.0.1') };
}

async function serve(options) {
  const { ms, url } = await listen(options);
  const people = await setUp(running.app, url);
  analystId = people.analystId;
  return { ms, url, cookie: people.cookie };
}

async function openCrises(count) {
  crises = Array.from({ length: count }, () => uuid7());
  await appendAll(
    running.adapters.log,
    crises.map((id) => [`crisis-${id}`, crisisOpened(id)]),
  );
  return crises;
}

/** From now on nothing that is appended to a crisis is recorded: the log answers at once. */
function recordNothing() {
  const { log } = running.adapters;
  const append = log.append.bind(log);
  const head = log.head.bind(log);
  log.append = async (stream, expected, events) => {
    if (!stream.startsWith('crisis-')) return append(stream, expected, events);
    const lastRevision = expected + events.length;
    return { stream, firstRevision: expected + 1, lastRevision, position: await head(), repeated: false };
  };
}

async function close() {
  await running.close();
  running = undefined;
}

/** Processor time since the last call, in milliseconds: of the main thread and of the whole process. */
let usedBefore = { thread: process.threadCpuUsage(), process: process.cpuUsage() };
function used() {
  const after = { thread: process.threadCpuUsage(), process: process.cpuUsage() };
  const between = (kind) =>
    (after[kind].user - usedBefore[kind].user + after[kind].system - usedBefore[kind].system) / 1000;
  const figures = { thread: between('thread'), process: between('process') };
  usedBefore = after;
  return figures;
}

/** Delay of the main thread's loop between a begin and an end, p99 in milliseconds. */
let delay;
function loopDelay(step) {
  if (step === 'begin') {
    delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    return 0;
  }
  delay.disable();
  return delay.percentile(99) / 1e6;
}

answer({
  listen,
  loopDelay,
  serve,
  openCrises,
  recordNothing,
  close,
  used,
  offer: (options) => offer(running.adapters.log, crises, options),
  importFile: (path) => importFile(running.app, analystId, path),
  watch: () => {
    fanOut = new FanOut(running, crises);
    return fanOut.size;
  },
  broadcast: (options) => fanOut.broadcast(options),
  rawBroadcast: (options) => fanOut.rawBroadcast(options),
});

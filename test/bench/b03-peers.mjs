import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPeers, peersAreInstalled } from './peers/install.mjs';
import manifest from './peers/package.json' with { type: 'json' };
import { withProcesses } from './processes.mjs';
import { absent, atLeast } from './results.mjs';
import { interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

const version = (name) => manifest.dependencies[name] ?? manifest.optionalDependencies[name];

export const about = {
  id: 'B3',
  title: '64 concurrent callers, against other event stores',
  baseline: [
    `emmett-sqlite ${version('@event-driven-io/emmett-sqlite')}`,
    `evtstore ${version('evtstore')} with better-sqlite3`,
    `emmett-postgresql ${version('@event-driven-io/emmett-postgresql')} on PostgreSQL 15`,
  ].join('; '),
  dominates:
    'A flush for each append in the peers on SQLite. PostgreSQL shares flushes as we do; there, three statements of a transaction over a socket.',
};

const target = 5;
const ours = 'watchfloor';
/** Appends of each log in a round, of a full run and of a quick one: so many as take about the same time. */
const volumes = {
  [ours]: [32_768, 8192],
  'emmett-sqlite': [1024, 256],
  evtstore: [1024, 256],
  'emmett-postgresql': [4096, 1024],
};
const peers = Object.keys(volumes).filter((name) => name !== ours);
const of = (name) => `of ${name}`;
const allAbsent = (reason) => ({ checks: peers.map((name) => absent(of(name), target, reason)), figures: {} });

/** Opens each log in its process and its own folder; answers those that opened, and why others did not. */
async function openAll(dir, processes) {
  const open = {};
  const reasons = {};
  for (const [name, process] of Object.entries(processes)) {
    const folder = join(dir, name);
    mkdirSync(folder);
    try {
      await process.call('open', { name, dir: folder });
      open[name] = process;
    } catch (error) {
      if (name === ours) throw error;
      reasons[name] = error.message.split('\n')[0];
    }
  }
  return { open, reasons };
}

async function compare(dir, quick, processes) {
  const { open, reasons } = await openAll(dir, processes);
  try {
    const sides = Object.entries(open).map(([name, process]) => [
      name,
      () => process.call('together', volumes[name][quick ? 1 : 0]),
    ]);
    const rates = await interleaved(quick ? 5 : 9, Object.fromEntries(sides));
    return {
      checks: peers.map((name) =>
        rates[name]
          ? atLeast(of(name), target, ratioOf(rates[ours], rates[name]))
          : absent(of(name), target, reasons[name]),
      ),
      figures: Object.fromEntries(
        Object.entries(rates).map(([name, perSecond]) => [`${name} appends/s`, median(perSecond)]),
      ),
    };
  } finally {
    await Promise.allSettled(Object.values(processes).map((process) => process.call('close')));
  }
}

/**
 * Every log has a process of its own and the same callers, event, disk and promise: an append that is answered survives
 * a power loss. A peer is handed the event as the ledger proposes it, and adds of its own what it adds. Each is used in
 * the way that is fastest among those that do not fail; its file says which. On a busy machine PostgreSQL, with 64
 * processes, gets more of the processors than the two threads of the log, and the ratio falls.
 */
export const run = async ({ quick }) => {
  if (quick && !peersAreInstalled()) return allAbsent('not installed; `npm run bench -- b3` installs the peers');
  if (!installPeers()) return allAbsent('npm could not install the peers');
  const names = Object.keys(volumes);
  return withScratch((dir) =>
    withProcesses(
      names.map(() => 'peer.mjs'),
      (...processes) => compare(dir, quick, Object.fromEntries(names.map((name, i) => [name, processes[i]]))),
    ),
  );
};

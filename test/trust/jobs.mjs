import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bench/product.mjs';

/** The trials of trust.md §18.2 by their numbers. */
export const titles = {
  'T-01': 'One byte anywhere',
  'T-02': 'Structural tampering',
  'T-03': 'Laws of the tree',
  'T-04': 'Three verifiers agree',
  'T-05': 'Witness',
  'T-06': 'Kill -9',
  'T-07': 'Fault at every file call',
  'T-08': 'Power loss',
  'T-09': 'Disk full and back',
  'T-10': 'Bit rot',
  'T-11': 'Model-based aggregates',
  'T-12': 'Concurrent obligations',
  'T-13': 'Deterministic simulation',
  'T-14': 'Convergence of boards',
  'T-15': 'Slow consumers',
  'T-16': 'Reconnect storm',
  'T-17': 'Stopped process',
  'T-18': 'Backup and restore',
  'T-19': 'Rolling restart',
  'T-20': 'Idempotency',
  'T-21': 'Exactly-once registers',
  'T-22': 'Poison events',
  'T-23': 'Clocks',
  'T-24': 'Upgrade',
  'T-25': 'Limits',
  'T-26': 'Soak',
  'T-27': 'Authorization',
  'T-28': 'Fuzz',
  'T-29': 'Shredding',
  'T-30': 'One log contract',
};

const own = (id) => ({
  id,
  script: `test/trust/${id.toLowerCase().replace('-', '')}.mjs`,
  pr: ['--control'],
  deep: ['--control', '--deep'],
});
const conformance = (adapter) => ({
  id: 'T-30',
  of: adapter,
  script: 'test/event-log/run.mjs',
  pr: [adapter],
  deep: [adapter, '--deep'],
  // It tells what ran in words and has no line of its own.
  volumeIn: /^(?:[\w-]+: )?(\d+) cases: /gm,
  control: adapter === 'defects',
});

/** Everything that a run does, the longest first, so that two lanes end together. */
const jobs = [
  // A start beside another trial on two cores says nothing about a start.
  { ...own('T-06'), alone: true },
  own('T-07'),
  own('T-01'),
  { id: 'T-18', script: 'test/backup/t18.mjs', pr: [], deep: ['--deep'] },
  own('T-13'),
  conformance('branch'),
  conformance('sqlite'),
  conformance('memory'),
  conformance('defects'),
  own('T-08'),
  own('T-21'),
  own('T-09'),
  own('T-20'),
  { id: 'T-03', script: 'test/seal/t03.mjs', pr: [], deep: ['--deep'] },
  { id: 'T-04', script: 'test/bundle/agree.mjs', pr: ['1000'], deep: ['10000', '3000'] },
  { id: 'T-05', script: 'test/witness/t05.mjs', pr: [], deep: ['--deep'] },
  own('T-10'),
  own('T-02'),
];

/** The jobs of these trials whose scripts are here. */
export const jobsOf = (ids) =>
  jobs.filter(({ id, script }) => (ids.length === 0 || ids.includes(id)) && existsSync(join(root, script)));

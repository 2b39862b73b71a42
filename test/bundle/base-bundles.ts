import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BundleContent } from '../../infra/bundle/bundle';
import { readTools } from '../../infra/bundle/tools';
import { foreignEvent, type Oddities, type SampleEvent, SampleLog, sampleEvent } from './sample-log';
import { logKey, nextLogKey, noteOf, policyText, vkey, witnessKeys } from './signers';

export const built = join(__dirname, '../../dist/verifier');
const tools = () => readTools(built);
const blob = Buffer.from('A document.');
const blobDigest = createHash('sha256').update(blob).digest('hex');

export const logOf = (size: number, odd: Readonly<Record<number, Oddities>> = {}) =>
  new SampleLog(Array.from({ length: size }, (_, index) => sampleEvent(index, odd[index])));

/** A bundle of some events of a log whose note is cosigned by all; `more` replaces parts of it. */
export function contentOf(
  log: SampleLog,
  indexes: readonly number[],
  more: Partial<BundleContent> = {},
): BundleContent {
  return {
    events: indexes.map((index) => log.shown(index)),
    tree: log,
    note: noteOf({ size: log.events.length, root: log.root() }),
    policy: policyText(),
    createdAt: '2026-11-22T23:00:00.000000Z',
    createdBy: 'user-7f3a',
    tools: tools(),
    ...more,
  };
}

export const run = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const earlier = (log: SampleLog, size: number) => noteOf({ size, root: log.root(size), witnesses: [] });

/** Everything that a bundle can hold. */
function full(): BundleContent {
  const log = logOf(41, { 7: { data: JSON.stringify({ sha256: blobDigest }) } });
  return contentOf(log, [...run(3, 12), 20, ...run(30, 41)], {
    history: [earlier(log, 8), earlier(log, 33)],
    blobs: [blob],
    figures: [{ projection: 'crises', version: 3, codeHash: 'c0de', position: 33, rows: [{ id: 'c1', share: '0.5' }] }],
    asOf: '2026-11-22T22:30:00.000000Z',
    filter: 'crisis C-12',
  });
}

function withheld(): BundleContent {
  const log = logOf(9);
  const events = [log.shown(2), log.shown(3, 'data'), log.shown(4, 'all'), log.shown(8)];
  return contentOf(log, [], { events });
}

function unwitnessed(): BundleContent {
  const log = logOf(5);
  const note = noteOf({ size: 5, root: log.root(), witnesses: [] });
  return contentOf(log, run(0, 5), { note, policy: policyText('none') });
}

const single = () => contentOf(logOf(1), [0]);

/** Events of other programs, a rotated key, and a policy of groups within groups. */
function mixed(): BundleContent {
  const others: readonly SampleEvent[] = [foreignEvent(3, 'no JSON', ''), foreignEvent(4, '{"a":1.5}', '{"b":NaN}')];
  const log = new SampleLog([
    ...run(0, 3).map((index) => sampleEvent(index)),
    ...others,
    sampleEvent(5, { revision: 1 }),
  ]);
  const note = noteOf({
    size: 6,
    root: log.root(),
    signers: [logKey, nextLogKey],
    witnesses: ['ig', 'press'],
  });
  const policy = [
    '# Who is trusted',
    '',
    `log ${vkey(logKey)}`,
    `log\t${vkey(nextLogKey)} `,
    ...(['ig', 'gao', 'press'] as const).map((name) => `witness ${name} ${vkey(witnessKeys[name])}`),
    'group officials any ig gao',
    'group all 2 officials press',
    'quorum all',
    '',
  ].join('\n');
  return contentOf(log, run(0, 6), { note, policy });
}

/** Bundles that hold, by name. */
export const baseBundles: Readonly<Record<string, () => BundleContent>> = {
  full,
  withheld,
  unwitnessed,
  single,
  mixed,
};

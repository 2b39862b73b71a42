import type { Checkpoint } from '../../contracts/seal/checkpoint';
import { formatEntries } from '../../contracts/seal/entry-bundle';
import { formatRange } from '../../contracts/seal/proof-files';
import { leafHash } from '../../contracts/seal/tree';
import { sha256 } from '../../infra/seal/hash';
import { rangeProof } from '../../infra/seal/prover';
import { checkRange } from '../../src/web/seal/check-range';
import type { RangeHost } from '../../src/web/seal/range-host';
import { logOf } from '../bundle/base-bundles';
import type { Oddities, SampleLog } from '../bundle/sample-log';

const size = 700;
const log = logOf(size);
const accepted: Checkpoint = { origin: 'a.example/log', size, root: log.root() };

/** A server of a log whose entries are those of another one, where somebody altered events and left the tree as it was. */
const serving = (tree: SampleLog, entries = tree): RangeHost => ({
  tile: async ({ level, index, width }) => {
    const all = Array.from({ length: width }, (_, at) => entries.shown(index * 256 + at).entry);
    if (level === 'entries') return formatEntries(all);
    return Buffer.concat(all.map((_, at) => Buffer.from(tree.subtree(0, index * 256 + at))));
  },
  range: async (from, to, of) => formatRange({ from, to, size: of, proof: rangeProof(tree, from, to, of) }),
});
const quiet = () => undefined;
const check = (from: number, to: number, host = serving(log)) => checkRange({ from, to }, accepted, host, quiet);

it.each([
  [1, size],
  [1, 1],
  [size, size],
  [250, 260],
  [257, 512],
])('%i to %i stand in the tree as they were sealed', async (from, to) =>
  expect(await check(from, to)).toEqual({ from, to, covered: to, findings: [] }),
);

it('tells how far it is', async () => {
  const told: number[] = [];
  await checkRange({ from: 200, to: 600 }, accepted, serving(log), (done, all) => told.push(done, all));
  expect(told).toEqual([57, 401, 313, 401, 401, 401]);
});

it('covers nothing behind the checkpoint', async () => {
  expect(await check(690, 720)).toEqual({ from: 690, to: 720, covered: size, findings: [] });
  expect(await check(701, 720)).toEqual({ from: 701, to: 720, covered: size, findings: [] });
});

const altered = (odd: Readonly<Record<number, Oddities>>) => serving(log, logOf(size, odd));

it('names the first event whose entry is not the one that was sealed, with both as evidence', async () => {
  const host = altered({ 300: { data: '{}' }, 301: { data: '{}' } });
  const { findings, evidence } = await check(200, 400, host);
  expect(findings).toEqual([{ level: 'error', code: 'LEAF_MISMATCH', index: 300, detail: 'entry' }]);
  const sealed = leafHash(sha256, log.shown(300).entry);
  expect(evidence).toMatchObject({ position: 301, leaf: Buffer.from(sealed).toString('base64') });
  // The control: in front of it everything holds.
  expect((await check(200, 300, host)).findings).toEqual([]);
});

it('finds a tree that is not the one that was accepted, and events out of order', async () => {
  const rewritten = logOf(size, { 3: { data: '{}' } });
  expect((await check(200, 400, serving(rewritten))).findings).toEqual([
    { level: 'error', code: 'ROOT_MISMATCH', index: 199, detail: 'range' },
  ]);
  const odd = logOf(size, { 300: { revision: 7 } });
  const report = await checkRange({ from: 290, to: 310 }, { ...accepted, root: odd.root() }, serving(odd), quiet);
  expect(report.findings.map(({ code, index }) => [code, index])).toEqual([
    ['REVISION_GAP', 300],
    ['REVISION_GAP', 303],
  ]);
});

it('finds what the server does not have, and another range than the one that was asked for', async () => {
  const none: RangeHost = { ...serving(log), tile: async () => undefined };
  expect((await check(300, 310, none)).findings).toMatchObject([{ code: 'INDEX_MISSING', index: 299 }]);
  const unproved: RangeHost = { ...serving(log), range: async () => undefined };
  expect((await check(300, 310, unproved)).findings).toMatchObject([{ code: 'ROOT_MISMATCH', index: 299 }]);
  const other: RangeHost = { ...serving(log), range: (_, to, of) => serving(log).range(0, to, of) };
  expect((await check(300, 310, other)).findings).toMatchObject([{ code: 'ROOT_MISMATCH' }]);
});

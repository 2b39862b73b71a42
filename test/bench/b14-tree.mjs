import { join } from 'node:path';
import { severityChanged, uuid7 } from './events.mjs';
import { product } from './product.mjs';
import { atLeast } from './results.mjs';
import { busy, interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

const { GroupWriter } = product('infra/event-log/sqlite/group-writer');
const { openStore } = product('infra/event-log/sqlite/open-store');
const { wireAppend } = product('infra/event-log/sqlite/wire');
const { propose } = product('infra/event-log/propose');
const { Stamper } = product('infra/event-log/stamp');
const { systemClock } = product('infra/clock');

export const about = {
  id: 'B14',
  title: 'The tree inside the append: compact range and tiles',
  baseline: 'the same groups without it, both by processor time of the writer',
  dominates: 'Inserting rows; two hashes an event for the tree.',
};

const groupSize = 64;

/** A writer in this thread, and groups of appends to streams of their own. */
function writerIn(dir) {
  const { db, meta } = openStore({ dir, realm: 'live', createdAt: '2026-11-25T10:00:00.000000Z' });
  const writer = new GroupWriter(db, meta.base, () => Number.POSITIVE_INFINITY);
  const stamper = new Stamper(systemClock);
  let seq = 0;
  const streams = Array.from({ length: groupSize }, () => ({ id: uuid7(), last: -1 }));
  const group = () =>
    streams.map((stream) => {
      const proposal = propose(`crisis-${stream.id}`, stream.last++, [severityChanged(stream.id, 1, 2)], stamper);
      return wireAppend(seq++, proposal);
    });
  return { writer, group, close: () => db.close() };
}

/** Events a second of the writer's own time over so many groups. */
function write({ writer, group }, groups) {
  const prepared = Array.from({ length: groups }, group);
  const begun = busy();
  for (const one of prepared) writer.write(one);
  return (1000 * groups * groupSize) / (busy() - begun);
}

export const run = ({ quick }) =>
  withScratch(async (scratch) => {
    const { mkdirSync } = await import('node:fs');
    const dirs = ['with', 'without'].map((name) => join(scratch, name));
    for (const dir of dirs) mkdirSync(dir);
    const [withTree, without] = dirs.map(writerIn);
    without.writer.table.tree.push = () => undefined;
    const groups = quick ? 60 : 400;
    const { ours, bare } = await interleaved(quick ? 7 : 11, {
      ours: () => write(withTree, groups),
      bare: () => write(without, groups),
    });
    withTree.close();
    without.close();
    return {
      checks: [atLeast('of appends without it', 0.85, ratioOf(ours, bare))],
      figures: { 'events/s': median(ours), 'without the tree/s': median(bare) },
    };
  });

import { appendAll, history } from './events.mjs';
import { openLog, withLog } from './open-log.mjs';
import { product } from './product.mjs';
import { atLeast } from './results.mjs';
import { busy, interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

const { PictureRunner } = product('src/platform/pictures/picture-runner');
const { SqlitePictureStore } = product('infra/picture-store/sqlite');
const { boards, facts } = product('projections/index');

export const about = {
  id: 'B4',
  title: 'Read everything, parse, fold into all boards and facts',
  baseline: '`JSON.parse` of the same texts, both by processor time',
  dominates: 'Parsing, then reading rows out of SQLite, then the folds.',
};

/** Events a second that the product's own runner brings from the file into every board and fact. */
export async function replay(log, events) {
  const runner = new PictureRunner(log, new SqlitePictureStore(':memory:', { tables: [] }));
  for (const board of boards) runner.register({ ...board, name: board.topic });
  for (const fold of facts) runner.register({ ...fold, name: `fact-${fold.name}` });
  // Snapshots are written by another thread of the product.
  runner.save = async () => undefined;
  const begun = busy();
  await runner.onApplicationBootstrap();
  const ms = busy() - begun;
  await runner.onModuleDestroy();
  return (1000 * events) / ms;
}

export async function textsOf(log) {
  const texts = [];
  for (let after = 0, end = false; !end; ) {
    const page = await log.readAll({ after, limit: 1000 });
    for (const { data, metadata } of page.events) texts.push(JSON.stringify(data), JSON.stringify(metadata));
    after = page.through;
    end = page.end;
  }
  return texts;
}

export function parse(texts) {
  const begun = busy();
  for (const text of texts) JSON.parse(text);
  return (500 * texts.length) / (busy() - begun);
}

export const run = ({ quick }) =>
  withScratch(async (dir) => {
    const events = quick ? 30_000 : 300_000;
    await withLog(dir, (log) => appendAll(log, history(events)));
    // Opened anew: nothing of it is in memory any more.
    const log = await openLog(dir);
    try {
      const texts = await textsOf(log);
      const { ours, parsing } = await interleaved(quick ? 5 : 7, {
        ours: () => replay(log, events),
        parsing: () => parse(texts),
      });
      const bytes = texts.reduce((sum, text) => sum + text.length, 0) / events;
      return {
        checks: [atLeast('of parsing alone', 0.4, ratioOf(ours, parsing))],
        figures: { 'events/s': median(ours), 'parsed/s': median(parsing), events, 'bytes an event': bytes },
      };
    } finally {
      await log.close();
    }
  });

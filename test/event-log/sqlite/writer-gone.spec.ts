import { openForWriting } from '../../../infra/event-log/sqlite/opening';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { events, everything, fill, followed, newStream, refusal, through } from '../contract/subject';
import { clock, folder, inFolders, kept, open } from './harness';

inFolders();

describe('S-14 the writer dies', () => {
  it('leaves the log read-only with the reason; reads and follow go on; a restart recovers', async () => {
    const parts = await openForWriting({ dir: folder(), realm: 'live', clock });
    const log = kept(new SqliteEventLog(parts));
    await fill(log, 5);
    const pending = Array.from({ length: 20 }, () => log.append(newStream(), -1, events(1)));
    const settling = Promise.allSettled(pending);
    await new Promise(setImmediate);
    await parts.writing!.writer.terminate();
    for (const each of await settling)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'UNAVAILABLE', outcome: 'unknown' });
    expect(log.health()).toEqual({ state: 'read-only', reason: expect.stringContaining('the writer ended') });
    expect(await refusal(log.append(newStream(), -1, events(1)))).toMatchObject({
      code: 'READ_ONLY',
      outcome: 'not-written',
    });
    const found = await everything(log);
    const batches = await followed(log, 0, through(found.length));
    expect(batches.flatMap((batch) => batch.events)).toEqual(found);
    await log.close();
    const again = await open();
    expect(await everything(again)).toEqual(found);
    await again.append(newStream(), -1, events(1));
    await again.close();
  });
});

it('an append given up before it is sent is not written; given up later its outcome is unknown', async () => {
  const log = await open();
  const stop = new AbortController();
  const unsent = refusal(log.append(newStream(), -1, events(1), { signal: stop.signal }));
  stop.abort();
  expect(await unsent).toMatchObject({ code: 'CANCELLED', outcome: 'not-written' });
  const later = new AbortController();
  const sent = refusal(log.append(newStream(), -1, events(500), { signal: later.signal }));
  await new Promise(setImmediate);
  later.abort();
  expect(await sent).toMatchObject({ code: 'CANCELLED', outcome: 'unknown' });
  const { position } = await log.append(newStream(), -1, events(1));
  expect(position).toBe(501);
  expect(await log.head()).toBe(501);
  await log.close();
});

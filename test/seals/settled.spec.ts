import { systemClock } from '../../infra/clock';
import { openForWriting } from '../../infra/event-log/sqlite/opening';
import { openSealed, record, sealedFolder } from './log';

describe('a wish for a seal always gets its answer', () => {
  const folder = sealedFolder();
  afterAll(folder.remove);

  it('of an empty log, by the clock or not', async () => {
    const log = await openSealed(folder.dir, folder.keyFile);
    expect((await log.seals!.seal('interval')).size).toBe(0);
    expect((await log.seals!.seal('handover')).size).toBe(0);
    await log.close();
  });

  it('while the log is closed, and afterwards', async () => {
    const log = await openSealed(folder.dir, folder.keyFile);
    await record(log, 3);
    const closed = log.close();
    const wished = log.seals!.seal('demand').then(
      ({ size }) => size,
      ({ code }) => code,
    );
    await closed;
    expect([3, 'READ_ONLY']).toContain(await wished);
    await expect(log.seals!.seal('demand')).rejects.toMatchObject({ code: 'READ_ONLY' });
  });

  it('when its writer ends', async () => {
    const { reader, seals, writing } = await openForWriting({
      dir: folder.dir,
      realm: 'live',
      clock: systemClock,
      keyFile: folder.keyFile,
    });
    const wished = seals!.seal('demand').then(
      ({ size }) => size,
      ({ code }) => code,
    );
    await writing!.writer.terminate();
    expect([3, 'READ_ONLY']).toContain(await wished);
    expect(seals!.trouble()).toMatch('the writer ended');
    reader.close();
    writing!.lock.close();
  });
});

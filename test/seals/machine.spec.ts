import { EventLog } from '../../contracts/event-log';
import { type Space, Storage } from '../../contracts/storage';
import { ScriptedClock } from '../../infra/clock';
import { ClockWatch } from '../../src/platform/seals/clock-watch';
import { IntegrityRecords } from '../../src/platform/seals/integrity-records';
import { StorageWatch } from '../../src/platform/seals/storage-watch';
import { Settings } from '../../src/platform/settings';
import { startApp, type TestApp } from '../app';

jest.setTimeout(60_000);

class SetVolume extends Storage {
  used = 0;

  override space(): Space {
    return { free: (100 - this.used) * 2 ** 30, total: 100 * 2 ** 30 };
  }
}

let server: TestApp;
beforeEach(async () => {
  server = await startApp({ log: 'memory' });
});
afterEach(() => server.close());

const recorded = async (type: string) =>
  (await server.events()).filter((event) => event.type === type).map(({ data }) => data as Record<string, unknown>);

describe('the volume of the log', () => {
  it('is warned of at 75 and 90 per cent in use, once each until there was room again', async () => {
    const volume = new SetVolume();
    const watch = new StorageWatch(server.app.get(EventLog), volume, new Settings(), server.app.get(IntegrityRecords));
    const warned = async (used: number) => {
      volume.used = used;
      await watch.look();
      return (await recorded('StorageWarning')).map(({ usedPercent }) => usedPercent);
    };
    expect(await warned(74)).toEqual([]);
    expect(await warned(75)).toEqual([75]);
    expect(await warned(80)).toEqual([75]);
    expect(await warned(91)).toEqual([75, 91]);
    expect(await warned(89)).toEqual([75, 91]);
    expect(await warned(95)).toEqual([75, 91]);
    // Use that falls is no news.
    expect(await warned(84)).toEqual([75, 91]);
    expect(await warned(60)).toEqual([75, 91]);
    expect(await warned(76)).toEqual([75, 91, 76]);
    expect(await warned(91)).toEqual([75, 91, 76, 91]);
    expect(await warned(84)).toEqual([75, 91, 76, 91]);
    expect((await recorded('StorageWarning'))[0]).toMatchObject({ realm: 'live', freeMib: 25 * 1024 });
  });

  it('is not warned of again and again by a log that cannot record it', async () => {
    const volume = new SetVolume();
    volume.used = 95;
    const log = server.app.get(EventLog);
    const watch = new StorageWatch(log, volume, new Settings(), server.app.get(IntegrityRecords));
    const health = jest.spyOn(log, 'health').mockReturnValue({ state: 'read-only', reason: 'no space left' });
    await watch.look();
    health.mockRestore();
    expect(await recorded('StorageWarning')).toEqual([]);
    await watch.look();
    expect(await recorded('StorageWarning')).toHaveLength(1);
  });
});

describe('the clock of the machine', () => {
  it('is on the record when its time was set, with how far and in which direction', async () => {
    const clock = new ScriptedClock(1_000_000_000_000, 1);
    const watch = new ClockWatch(clock, server.app.get(EventLog), new Settings(), server.app.get(IntegrityRecords));
    await watch.look();
    expect(await recorded('ClockStepped')).toEqual([]);
    clock.moveTo(clock.micros() + 3_600_000_000);
    await watch.look();
    await watch.look();
    const [step, ...more] = await recorded('ClockStepped');
    expect(more).toEqual([]);
    expect(step).toMatchObject({ cause: 'the clock went on otherwise than this process ran', backwards: false });
    expect(step!.stepMs as number).toBeGreaterThanOrEqual(3_600_000);
  });
});

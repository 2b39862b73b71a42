import { systemClock } from '../../../infra/clock';
import { openLog } from '../../../infra/event-log/open-log';
import { SqlitePictureStore } from '../../../infra/picture-store/sqlite';
import { crisesBoard } from '../../../projections/watch/crises-board';
import { uuid7 } from '../../../src/platform/derive';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import { goldenOf } from '../../projections/golden';

/** A store that takes its time, as one does whose thread has much to write. */
class SlowStore extends SqlitePictureStore {
  readonly #open = Promise.withResolvers<void>();
  release = () => this.#open.resolve();

  override async saveSnapshots(...snapshots: Parameters<SqlitePictureStore['saveSnapshots']>) {
    await this.#open.promise;
    await super.saveSnapshots(...snapshots);
  }
}

it('events of a row are known once each, in the store or in memory, also when it is saved twice at once', async () => {
  const log = await openLog({ kind: 'memory', realm: 'live', clock: systemClock });
  const store = new SlowStore(':memory:', { tables: [] });
  const runner = new PictureRunner(log, store);
  const picture = runner.register({ ...crisesBoard, name: 'crises' });
  await runner.onApplicationBootstrap();
  const { type, data, metadata } = goldenOf('CrisisOpened');
  const { recordedAt: _, salt: __, ...given } = metadata as typeof metadata & { salt?: string };
  const crisisId = String(data.crisisId);
  let revision = -1;
  const record = async () => {
    const event = { id: uuid7(), type, data, metadata: { ...given, commandId: uuid7() } };
    const { position } = await log.append(`crisis-${crisisId}`, revision++, [event as never]);
    await runner.reached.wait(position, 5000);
  };
  const known = () => [...store.rowEvents('crises', crisisId), ...picture.unsavedEvents(crisisId)];

  await record();
  const saves = [runner.save()];
  await record();
  saves.push(runner.save());
  await record();
  store.release();
  await Promise.all(saves);
  expect(known()).toEqual([1, 2, 3]);
  await record();
  await runner.save();
  expect(known()).toEqual([1, 2, 3, 4]);
  await runner.onModuleDestroy();
  await log.close();
  store.close();
});

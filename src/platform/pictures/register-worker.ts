import { parentPort, workerData } from 'node:worker_threads';
import { workInBackground } from '../../../infra/background';
import { systemClock } from '../../../infra/clock';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { FileKeyStore } from '../../../infra/key-store/file-key-store';
import { SqlitePictureStore } from '../../../infra/picture-store/sqlite';
import { registers } from '../../../projections';
import { keyPaths, realmDir } from '../data-layout';
import { SealedTexts } from '../sealing/sealed-texts';
import type { FromWorker, ToWorker, WorkerData } from './register-host';
import { RegisterWriter, tableOf } from './register-writer';

const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);
const { dataDir, realm } = workerData as WorkerData;
workInBackground();

/** What a message means now: before the log is there, only that it is. */
let heard = (message: ToWorker) => {
  if (message.kind === 'open') void run();
};
port.on('message', (message: ToWorker) => heard(message));

/** The register thread: reads the log and the keys, writes `projections.db`. */
async function run() {
  const dir = realmDir(dataDir, realm);
  const log = await SqliteEventLog.open({ dir, realm, clock: systemClock, readOnly: true });
  const store = new SqlitePictureStore(dir, { tables: registers.map(tableOf) });
  const keys = new FileKeyStore({ ...keyPaths(dataDir), readOnly: true });
  const stop = new AbortController();
  const writer = new RegisterWriter(log, store, registers, new SealedTexts(keys), (report) =>
    tell({ kind: 'report', report }),
  );
  heard = (message) => {
    if (message.kind === 'save') {
      store.saveSnapshots(message.snapshots);
      tell({ kind: 'saved' });
    }
    if (message.kind === 'poke') log.poke();
    if (message.kind === 'stop') stop.abort();
  };
  tell({ kind: 'ready' });
  await writer.run(stop.signal);
  await log.close();
  store.close();
  keys.close();
  tell({ kind: 'stopped' });
  port.close();
}

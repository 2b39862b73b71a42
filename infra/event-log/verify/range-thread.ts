import { parentPort, workerData } from 'node:worker_threads';
import { workInBackground } from '../../background';
import { openDatabase } from '../../sqlite';
import { logFile } from '../sqlite/open-store';
import { readerSettings } from '../sqlite/settings';
import { RangeChecker } from './check-range';
import type { FromThread, Task } from './range-threads';

const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
const progressEvery = 10_000;

const { dir, base, from, to } = workerData as Task;
workInBackground();
const db = openDatabase(logFile(dir), readerSettings);
let told = 0;
const result = new RangeChecker(db, base, from, to).run((done) => {
  if (done - told < progressEvery) return;
  told = done;
  say({ done });
});
db.close();
say({ result });

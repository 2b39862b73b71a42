import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type FileRefusalCode, FileRefused } from '../../contracts/exchange';
import { type ReadTask, readRecords, type Said } from './read-records';

/** What the parser thread answers to each request for the next part. */
export type FromParser = Said | { readonly kind: 'refused'; readonly code: FileRefusalCode; readonly place: string };

/** Gives one part for each request, so that at most one chunk is ready and one under way. */
function serve(port: MessagePort, task: ReadTask) {
  const parts = readRecords(task);
  let work: Promise<unknown> = Promise.resolve();
  const give = async () => {
    const answer = await nextOf(parts);
    // Text: one copy instead of a clone of every cell.
    if (answer) port.postMessage(JSON.stringify(answer));
    if (!answer || answer.kind === 'refused' || answer.kind === 'end') port.close();
  };
  port.on('message', () => {
    work = work.then(give);
  });
}

async function nextOf(parts: AsyncGenerator<Said>): Promise<FromParser | undefined> {
  try {
    const { value, done } = await parts.next();
    return done ? undefined : value;
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', code: error.code, place: error.place };
    throw error;
  }
}

if (parentPort) serve(parentPort, workerData);

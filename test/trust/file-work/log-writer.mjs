/**
 * Everything that the writer of a log does to its files, in one thread: single appends, a group, a checkpoint of the
 * write-ahead log, a signed note, more appends, the end. `log-writer.mjs <folder>` says what became of every event; with
 * `ignore-fsync-error` it takes a failed flush for one that succeeded.
 */
import { uuid7 } from '../events.mjs';
import { tell } from '../tell.mjs';
import { folderOf, WritingLog } from '../writing-log.mjs';

const { dir, keyFile } = folderOf(process.argv[2]);
const careless = process.argv[3] === 'ignore-fsync-error';
const log = new WritingLog(dir, { keyFile });
tell('open');

function append(count) {
  for (const { commandId, position, failure } of log.append(Array.from({ length: count }, () => uuid7())))
    tell(lineOf(commandId, position, failure));
}

function lineOf(commandId, position, failure) {
  const acknowledged = !failure || (careless && failure.outcome === 'unknown');
  return acknowledged
    ? `ack ${commandId} ${position ?? log.writer.table.head + 1}`
    : `refused ${commandId} ${failure.code} ${failure.outcome ?? ''}`;
}

const checkpoint = () => log.writer.attempt(() => log.db.pragma('wal_checkpoint(PASSIVE)'));

for (let i = 0; i < 4; i++) append(1);
append(12);
checkpoint();
log.seal('demand');
append(1);
append(20);
checkpoint();
log.seal('handover');
for (let i = 0; i < 2; i++) append(1);
if (log.writer.stopped) tell(`stopped ${log.writer.stopped}`);
try {
  log.close();
  tell('closed');
} catch (error) {
  tell(`unclosed ${error.code ?? error}`);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../../bench/product.mjs';
import { newStreams, openSealed, record } from '../sealed-log.mjs';
import { takeBackup } from './backup-taker.mjs';
import { placesIn } from './key-places.mjs';

const { FileKeyStore } = product('infra/key-store/file-key-store');
const { SqliteRunnerStates } = product('infra/runner-states');
const { openDatabase } = product('infra/sqlite');
const { putKeys } = product('infra/backup/copy-keys');
const { verifyBackup } = product('infra/backup/verify');

const sizes = { first: 60, second: 90 };
const subject = { id: 's1', kind: 'person' };

/** A second backup over a whole first one, of a log that has grown, with its keys. */
export const backupWork = {
  name: 'backup',
  script: join(import.meta.dirname, 'backup-taker.mjs'),
  share: 0.15,
  says: { open: 1, taken: 1 },
  prepare,

  async wrongAfter(dir, run) {
    const taken = run.lines.some((line) => line.startsWith('taken'));
    const { manifest, findings } = await verifyBackup({
      backup: join(dir, 'backup'),
      checkpoints: [],
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    return [
      ...findings.map(({ code, place, detail }) => `${code} ${place}: ${detail}`),
      ...(taken && manifest.size !== sizes.second
        ? [`lost: the backup of ${sizes.second} is one of ${manifest.size}`]
        : []),
      ...(await keysWrong(dir)),
    ];
  },
};

async function prepare(dir) {
  const live = join(dir, 'live');
  mkdirSync(live);
  const log = await openSealed(live);
  const streams = newStreams();
  try {
    await record(log, streams, sizes.first);
    await log.seals.seal('demand');
    keepOthers(dir, live);
    await takeBackup(dir, 1);
    await record(log, streams, sizes.second - sizes.first);
    await log.seals.seal('demand');
  } finally {
    await log.close();
  }
}

/** What lies beside a log: states of reactions, a document, keys. */
function keepOthers(dir, live) {
  const db = openDatabase(join(live, 'state.db'));
  new SqliteRunnerStates(db).save('raise-alerts', 40, { seen: 40 });
  db.close();
  mkdirSync(join(live, 'blobs', 'ab'), { recursive: true });
  writeFileSync(join(live, 'blobs', 'ab', 'ab12'), 'a document');
  const keys = new FileKeyStore(placesIn(join(dir, 'keys')));
  keys.keep([subject]);
  keys.close();
}

/** The keys can be put back, and open what they opened, whichever copy of them is there. */
async function keysWrong(dir) {
  const places = placesIn(join(dir, 'put-back'));
  await putKeys(join(dir, 'kept-keys'), places, { signal: new AbortController().signal, done: () => undefined });
  const store = new FileKeyStore({ ...places, readOnly: true });
  try {
    return store.get(subject.id) ? [] : ['lost: a key is not in the copy of the keys'];
  } finally {
    store.close();
  }
}

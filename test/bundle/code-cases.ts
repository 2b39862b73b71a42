import type { BundleContent } from '../../infra/bundle/bundle';
import { baseBundles, contentOf, logOf, run } from './base-bundles';
import { edit, editLine, type FileMap, filesOf, relist } from './files';
import type { Oddities } from './sample-log';
import { logKey, noteOf, now, strangerKey } from './signers';

/** A bundle that shows one finding, and the lines that it must give. */
export interface CodeCase {
  readonly what: string;
  readonly files: () => FileMap;
  readonly lines: readonly string[];
}

const full = baseBundles.full!;
const sealed = (content: () => BundleContent, what: string, ...lines: readonly string[]): CodeCase => ({
  what,
  files: () => filesOf(content()),
  lines,
});

/** A forger changed files and made the manifest anew. */
const forged = (what: string, change: (files: FileMap) => void, ...lines: readonly string[]): CodeCase => ({
  what,
  files: () => {
    const files = filesOf(full());
    change(files);
    relist(files);
    return files;
  },
  lines,
});

/** A log that recorded something odd about event 4 of 6, and signed it. */
const odd = (what: string, oddities: Oddities, ...lines: readonly string[]): CodeCase =>
  sealed(() => contentOf(logOf(6, { 4: oddities }), run(0, 6)), what, ...lines);

const noted = (what: string, parts: Partial<Parameters<typeof noteOf>[0]>, ...lines: readonly string[]): CodeCase =>
  sealed(
    () => {
      const log = logOf(6);
      return contentOf(log, run(0, 6), { note: noteOf({ size: 6, root: log.root(), ...parts }) });
    },
    what,
    ...lines,
  );

const foreignHistory = (files: FileMap) =>
  files.set('history/8.note', Buffer.from(noteOf({ size: 8, root: logOf(9).root(), witnesses: [] })));

export const codeCases: readonly CodeCase[] = [
  forged('a part is missing', (files) => files.delete('checkpoint'), 'error BUNDLE_MALFORMED - names'),
  forged(
    'two ranges overlap',
    (files) => files.set('ranges/4-6.range', Buffer.from('')),
    'error BUNDLE_MALFORMED - names',
  ),
  forged(
    'a folder holds something else',
    (files) => files.set('ranges/x.range', Buffer.from('')),
    'error BUNDLE_MALFORMED - names',
  ),
  {
    what: 'the manifest has white space',
    files: () => {
      const files = filesOf(full());
      edit(files, 'manifest.json', (text) => text.replace(',', ', '));
      return files;
    },
    lines: ['error BUNDLE_MALFORMED - manifest.json'],
  },
  forged(
    'a line has a member twice',
    (files) => editLine(files, 'events.ndjson', 2, (line) => line.replace('{', '{"index":5,')),
    'error BUNDLE_MALFORMED - events.ndjson',
  ),
  forged(
    'the policy wants somebody unknown',
    (files) => edit(files, 'trust.policy', (text) => text.replace('quorum oversight', 'quorum omb')),
    'error BUNDLE_MALFORMED - trust.policy',
  ),
  forged(
    'the note has a carriage return',
    (files) => edit(files, 'checkpoint', (text) => text.replace('\n', '\r\n')),
    'error NOTE_MALFORMED - checkpoint',
  ),
  noted('another key signed', { signers: [strangerKey] }, 'error LOG_UNKNOWN - checkpoint'),
  noted('the log has another name', { origin: 'watchfloor.example/log/other' }, 'error LOG_UNKNOWN - checkpoint'),
  forged(
    'the root is another',
    (files) => editLine(files, 'checkpoint', 2, () => `${'A'.repeat(43)}=`),
    'error LOG_SIGNATURE_BAD - checkpoint',
  ),
  noted(
    'witnesses signed in the future',
    { time: now + 301 },
    'error COSIGNATURE_BAD - checkpoint:6',
    'error COSIGNATURE_BAD - checkpoint:7',
    'error QUORUM_NOT_MET - trust.policy',
  ),
  noted('one witness is missing', { witnesses: ['ig'] }, 'error QUORUM_NOT_MET - trust.policy'),
  noted('the root is of other events', { root: logOf(7).root() }, 'error PROOF_BAD 0 ranges/0-6.range'),
  forged('an earlier checkpoint is of another history', foreignHistory, 'error CONSISTENCY_BAD - history/8'),
  forged(
    'an earlier checkpoint is missing',
    (files) => files.delete('history/33.note'),
    'error CONSISTENCY_BAD - history/33',
  ),
  forged(
    'a proof says another size',
    (files) => editLine(files, 'history/8-41.consistency', 1, () => 'from 9'),
    'error CONSISTENCY_BAD - history/8',
  ),
  forged(
    'an entry is no base64',
    (files) => editLine(files, 'events.ndjson', 0, (line) => line.replace('"entry":"', '"entry":"=')),
    'error ENTRY_MALFORMED 3 entry',
  ),
  forged(
    'data is shown without metadata',
    (files) =>
      editLine(files, 'events.ndjson', 0, (line) => `${line.slice(0, line.indexOf('"metadata"'))}"metadata":null}`),
    'error ENTRY_MALFORMED 3 data',
    'error MANIFEST_MISMATCH - manifest.json',
  ),
  odd(
    'metadata names a member twice',
    { metadata: (usual) => usual.replace('{', '{"realm":"live",') },
    'error ENTRY_MALFORMED 4 metadata',
  ),
  odd(
    'metadata holds a fraction',
    { metadata: (usual) => usual.replace('"live"', '1.5') },
    'error ENTRY_MALFORMED 4 metadata',
  ),
  odd(
    'metadata has no salt',
    { metadata: (usual) => usual.replace('"salt"', '"sand"') },
    'error ENTRY_MALFORMED 4 metadata',
  ),
  forged(
    'metadata was changed',
    (files) => editLine(files, 'events.ndjson', 0, (line) => line.replace('watch-officer', 'director')),
    'error METADATA_DIGEST_MISMATCH 3 metadata',
  ),
  forged(
    'data was changed',
    (files) => editLine(files, 'events.ndjson', 0, (line) => line.replace('schwemmung', 'fall')),
    'error DATA_DIGEST_MISMATCH 3 data',
  ),
  odd('the entry says another person', { entry: { actorId: 'user-9' } }, 'error ENTRY_COLUMN_MISMATCH 4 actor.id'),
  odd(
    'metadata says another time',
    { entry: { recordedAt: '2026-11-22T22:00:04.500000Z', schemaVersion: 9 } },
    'error ENTRY_COLUMN_MISMATCH 4 schemaVersion,recordedAt',
  ),
  odd('time goes back', { recordedAt: '2026-11-22T21:00:00.000000Z' }, 'warning RECORDED_AT_BACKWARD 4 recordedAt'),
  odd('a stream has a gap', { revision: 2 }, 'error REVISION_GAP 4 revision'),
  forged(
    'events are left out',
    (files) =>
      edit(files, 'events.ndjson', (text) =>
        text
          .split('\n')
          .filter((_, at) => at !== 5 && at !== 6)
          .join('\n'),
      ),
    'error INDEX_MISSING 8 ranges/3-12.range',
    'error MANIFEST_MISMATCH - manifest.json',
  ),
  forged(
    'a proof is reordered',
    (files) =>
      edit(files, 'ranges/20-21.range', (text) => {
        const lines = text.split('\n');
        return [...lines.slice(0, 3), lines[4], lines[3], ...lines.slice(5)].join('\n');
      }),
    'error PROOF_BAD 20 ranges/20-21.range',
  ),
  forged('a proof is missing', (files) => files.delete('ranges/20-21.range'), 'error PROOF_BAD 20 events.ndjson'),
  forged(
    'a document is slipped in',
    (files) => files.set('blobs/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', Buffer.from('foo')),
    'error BLOB_MISMATCH - blobs/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  ),
  {
    what: 'files are not as listed',
    files: () => {
      const files = filesOf(full());
      edit(files, 'README.txt', (text) => `${text}!`);
      files.delete('figures.json');
      files.set('more.txt', Buffer.from(''));
      return files;
    },
    lines: ['README.txt', 'figures.json', 'more.txt'].map((name) => `error MANIFEST_MISMATCH - ${name}`),
  },
  sealed(
    baseBundles.withheld!,
    'content is withheld',
    'warning CONTENT_WITHHELD 3 data',
    'warning CONTENT_WITHHELD 4 data,metadata',
  ),
  sealed(baseBundles.unwitnessed!, 'nobody witnessed', 'warning UNWITNESSED - checkpoint'),
  noted('two keys signed, one is unknown', { signers: [logKey, strangerKey] }),
];

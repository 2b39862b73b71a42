import { utf8 } from '../../contracts/seal/bytes';
import { formatConsistency, formatInclusion, formatRange } from '../../contracts/seal/proof-files';
import { sha256 } from '../../infra/seal/hash';
import { consistencyProof, inclusionProof, rangeProof } from '../../infra/seal/prover';
import { readEventLines } from '../../src/verifier/event-lines';
import { kindOf } from '../../src/verifier/file-kind';
import { type Beside, outcomeOf } from '../../src/verifier/file-report';
import { findingLine } from '../../src/verifier/findings';
import { nodePlatform } from '../../src/verifier/program/node-platform';
import { readShownEvents } from '../../src/verifier/shown-event';
import { verifyFile } from '../../src/verifier/verify-file';
import { baseBundles, logOf } from './base-bundles';
import { filesOf, writeBundle } from './files';
import { noteOf, now, policyText, strangerKey } from './signers';

const log = logOf(41);
const noteAt = (size: number) => noteOf({ size, root: log.root(size) });
const inclusion = (index: number, extra?: Uint8Array) =>
  formatInclusion({ index, proof: inclusionProof(log, index, 41), note: noteAt(41), ...(extra && { extra }) });
const consistency = formatConsistency({ from: 8, to: 41, proof: consistencyProof(log, 8, 41) });
const range = formatRange({ from: 3, to: 12, size: 41, proof: rangeProof(log, 3, 12, 41) });
const lines = (from: number, to: number, withheld?: 'data' | 'all') =>
  Array.from({ length: to - from }, (_, at) => log.shown(from + at, withheld)).map(({ entry, ...rest }) => ({
    ...rest,
    entry: Buffer.from(entry).toString('base64'),
  }));

/** The verdict, what is found and what is missing. */
async function said(
  file: string | Uint8Array,
  beside: Partial<Omit<Beside, 'policy'>> & { policy?: string | undefined } = {},
) {
  const { policy = policyText(), ...rest } = beside;
  const given = { checkpoints: [], events: [], now, ...rest, policy: policy === 'none' ? undefined : utf8(policy) };
  const report = await verifyFile(typeof file === 'string' ? utf8(file) : file, given, nodePlatform);
  return report && [outcomeOf(report), ...report.findings.map(findingLine), ...report.missing].join(', ');
}

test('a checkpoint is judged by the policy that is given', async () => {
  expect(await said(noteAt(41))).toBe('ok');
  expect(await said(noteAt(41), { policy: 'none' })).toBe('incomplete, policy');
  expect(await said(noteOf({ size: 41, root: log.root(), witnesses: ['ig'] }))).toBe(
    'failed, error QUORUM_NOT_MET - policy',
  );
  expect(await said(noteAt(41), { policy: policyText('none', [strangerKey]) })).toBe(
    'failed, error LOG_UNKNOWN - checkpoint',
  );
  expect(await said(noteAt(41).replace('\n41\n', '\n40\n'))).toBe('failed, error LOG_SIGNATURE_BAD - checkpoint');
  expect(await said(noteAt(41).replace('\n41\n', '\n041\n'))).toBe('failed, error NOTE_MALFORMED - checkpoint');
  expect(await said(noteAt(41), { policy: 'nonsense' })).toBe('failed, error BUNDLE_MALFORMED - policy');
  const alone = noteOf({ size: 41, root: log.root(), witnesses: [] });
  expect(await said(alone, { policy: policyText('none') })).toBe('incomplete, warning UNWITNESSED - checkpoint');
});

test('an event is proved by the entry in the file as far as its content goes', async () => {
  const { entry } = log.shown(7);
  expect(await said(inclusion(7, entry), { events: lines(7, 8) })).toBe('ok');
  expect(await said(inclusion(7), { events: lines(7, 8) })).toBe('ok');
  expect(await said(inclusion(7, entry))).toBe('incomplete, content');
  expect(await said(inclusion(7, entry), { events: lines(7, 8, 'data') })).toBe('incomplete, content');
  expect(await said(inclusion(7))).toBe('incomplete, entry');
  expect(await said(inclusion(7, utf8('anything')))).toBe('incomplete, entry');
  expect(await said(inclusion(7, log.shown(8).entry))).toBe('failed, error PROOF_BAD 7 file');
  expect(await said(inclusion(7, entry), { events: lines(8, 9) })).toBe('failed, error PROOF_BAD 7 file');
  expect(await said(inclusion(7, entry).replace('index 7', 'index 6'), { events: lines(7, 8) })).toBe(
    'failed, error PROOF_BAD 6 file',
  );
  // Of several events it is the one that claims the place, and the entry in the file does not stand in for another one.
  expect(await said(inclusion(7, entry), { events: lines(0, 20) })).toBe('ok');
  const moved = lines(7, 8).map((line) => ({ ...line, index: 6 }));
  expect(await said(inclusion(7, entry), { events: moved })).toBe('failed, error PROOF_BAD 7 file');
  const forged = lines(7, 8).map((line) => ({ ...line, data: '{}' }));
  expect(await said(inclusion(7), { events: forged })).toBe('failed, error DATA_DIGEST_MISMATCH 7 data');
  expect(await said(inclusion(7).replace('index 7', 'index seven'))).toBe('failed, error PROOF_BAD - file');
});

test('a consistency needs both checkpoints', async () => {
  const [before, after] = [utf8(noteAt(8)), utf8(noteAt(41))];
  expect(await said(consistency, { checkpoints: [after, before] })).toBe('ok');
  expect(await said(consistency, { checkpoints: [after] })).toBe('incomplete, checkpoints');
  expect(await said(consistency, { checkpoints: [after, before], policy: 'none' })).toBe('incomplete, policy');
  const other = noteOf({ size: 8, root: logOf(9).root(9) });
  expect(await said(consistency, { checkpoints: [utf8(other), after] })).toBe('failed, error CONSISTENCY_BAD - file');
  const unsigned = utf8(noteOf({ size: 8, root: log.root(8), signers: [strangerKey] }));
  expect(await said(consistency, { checkpoints: [unsigned, after] })).toBe('failed, error LOG_UNKNOWN - checkpoint');
});

test('a checkpoint that a proof is not about changes nothing', async () => {
  const [before, after] = [utf8(noteAt(8)), utf8(noteAt(41))];
  const unsigned = utf8(noteOf({ size: 9, root: log.root(9), signers: [strangerKey] }));
  const ofAnother = (size: number) => utf8(noteOf({ size, root: log.root(size - 1), origin: 'other.example/log' }));
  for (const policy of [policyText(), 'none']) {
    const noPolicy = policy === 'none' ? ', policy' : '';
    for (const other of [unsigned, ofAnother(8)])
      expect(await said(consistency, { checkpoints: [other, after], policy })).toBe('incomplete, checkpoints');
    const checkpoints = [ofAnother(8), unsigned, ofAnother(41), before, after];
    const verdict = policy === 'none' ? 'incomplete' : 'ok';
    expect(await said(consistency, { checkpoints, policy })).toBe(`${verdict}${noPolicy}`);
    expect(await said(range, { checkpoints, policy, events: lines(3, 12) })).toBe(`${verdict}${noPolicy}`);
  }
  expect(await said(range, { checkpoints: [before, ofAnother(41)], events: lines(3, 12) })).toBe(
    'incomplete, checkpoints',
  );
  // The control: one of the size that is needed and of the log that is trusted must be signed by it.
  const forged = utf8(noteOf({ size: 8, root: log.root(8), signers: [strangerKey] }));
  expect(await said(consistency, { checkpoints: [ofAnother(8), forged, after] })).toBe(
    'failed, error LOG_UNKNOWN - checkpoint',
  );
  // Two heads of one size in one log: the one that is given first counts, so that another one does not hide it.
  const fork = utf8(noteOf({ size: 8, root: logOf(9).root(9) }));
  expect(await said(consistency, { checkpoints: [fork, before, after] })).toBe('failed, error CONSISTENCY_BAD - file');
});

test('a range needs its events and its checkpoint', async () => {
  const checkpoints = [utf8(noteAt(41))];
  expect(await said(range, { checkpoints, events: lines(0, 20) })).toBe('ok');
  expect(await said(range, { checkpoints })).toBe('incomplete, events');
  expect(await said(range, { events: lines(3, 12) })).toBe('incomplete, checkpoints');
  expect(await said(range, { checkpoints, events: lines(3, 12, 'all') })).toBe('incomplete, content');
  expect(await said(range, { checkpoints, events: lines(3, 11) })).toBe('failed, error PROOF_BAD 3 file');
  expect(await said(range.replace('range 3 12', 'range 4 13'), { checkpoints, events: lines(4, 13) })).toBe(
    'failed, error PROOF_BAD 4 file',
  );
});

test('a bundle is checked as ever, and anything else is no evidence', async () => {
  expect(await said(writeBundle(baseBundles.full!()))).toBe('ok');
  expect(await said(writeBundle(baseBundles.unwitnessed!()), { policy: 'none' })).toBe(
    'incomplete, warning UNWITNESSED - checkpoint',
  );
  for (const bytes of [utf8(''), utf8('{"a":1}'), Uint8Array.of(255, 254)]) expect(kindOf(bytes)).toBeUndefined();
});

test('events are read as a bundle holds them, and as the command line shows one', () => {
  const bundled = filesOf(baseBundles.full!()).get('events.ndjson')!;
  expect(readShownEvents(sha256, bundled)).toEqual(readEventLines(bundled));
  const { entry, data, metadata } = log.events[7]!;
  const event = {
    schema: 'watchfloor/event/v1',
    id: entry.eventId,
    type: entry.type,
    data: JSON.parse(data),
    metadata: JSON.parse(metadata),
    stream: entry.stream,
    revision: entry.revision,
    position: 8,
  };
  const read = (value: object) => readShownEvents(sha256, utf8(JSON.stringify(value, null, 2)));
  expect(read(event)).toEqual(lines(7, 8));
  const { salt: _, ...served } = event.metadata;
  expect(read({ ...event, metadata: served })).toBeUndefined();
  expect(read({ ...event, id: 'x' })).toBeUndefined();
  expect(read([event])).toBeUndefined();
  expect(readShownEvents(sha256, new Uint8Array())).toBeUndefined();
});

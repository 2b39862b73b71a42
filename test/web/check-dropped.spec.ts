import { utf8 } from '../../contracts/seal/bytes';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { formatConsistency, formatInclusion } from '../../contracts/seal/proof-files';
import { verifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { consistencyProof, inclusionProof } from '../../infra/seal/prover';
import { outcomeOf } from '../../src/verifier/file-report';
import { forgetTime, tellTime } from '../../src/web/live/clock';
import type { KeptCheckpoint } from '../../src/web/live/kept-checkpoint';
import { checkDropped, type DropHost } from '../../src/web/seal/check-dropped';
import { evidenceHost } from '../../src/web/seal/seal-host';
import { baseBundles, contentOf, logOf, run } from '../bundle/base-bundles';
import { filesOf, writeBundle } from '../bundle/files';
import { logKey, nextLogKey, noteOf, now, origin, policyText, strangerKey, vkey } from '../bundle/signers';

const log = logOf(41);
const noteAt = (size: number, of = log) => noteOf({ size, root: of.root(size) });

/** A browser that accepted a size of the log, signed by the first of its keys, at a server of a log that may be larger. */
function browser(size: number, served = log, keys = [logKey]): DropHost {
  const { root, signatures } = parseSignedCheckpoint(noteOf({ size, root: log.root(size), signers: keys }));
  const { publicKey } = keys[0]!.verifier;
  const pinned = { origin, size, root, publicKey, signature: signatures[0]!.signature };
  const kept: KeptCheckpoint = { ...pinned, at: now, firstSize: size, firstAt: now, proofs: 0 };
  return {
    key: async () => keys.map(vkey).join('\n'),
    kept: (name) => (name === origin ? kept : undefined),
    now: () => now,
    consistency: async (from, to) =>
      to > served.events.length
        ? undefined
        : formatConsistency({ from, to, proof: consistencyProof(served, from, to) }),
  };
}

interface Given {
  readonly policy?: string;
  readonly host?: DropHost;
}
async function said(files: Readonly<Record<string, string | Uint8Array>>, { policy, host = browser(41) }: Given = {}) {
  const dropped = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? utf8(content) : content,
  }));
  const report = await checkDropped(dropped, policy === undefined ? undefined : utf8(policy), host);
  if (!report) return undefined;
  const { name, trusted, standing, findings, missing } = report;
  return [outcomeOf(report), name, trusted, standing, ...findings.map(({ code }) => code), ...missing].join(' ');
}

it('holds a checkpoint against the log that this browser knows, older or newer', async () => {
  expect(await said({ a: noteAt(8) })).toBe('incomplete a browser same witnesses');
  expect(await said({ a: noteAt(8) }, { policy: policyText() })).toBe('ok a own same');
  expect(await said({ a: noteAt(41) }, { host: browser(8), policy: policyText() })).toBe('ok a own same');
  expect(await said({ a: noteAt(41) }, { host: browser(8, logOf(30)), policy: policyText() })).toBe('ok a own newer');
});

it('fails a checkpoint of another history with seals that hold', async () => {
  const other = logOf(41, { 3: { data: '{}' } });
  expect(await said({ a: noteAt(8, other) }, { policy: policyText() })).toBe('failed a own rewritten CONSISTENCY_BAD');
  // The control: without what the browser keeps, nothing tells it apart.
  const stranger: DropHost = { ...browser(41), kept: () => undefined };
  expect(await said({ a: noteAt(8, other) }, { policy: policyText(), host: stranger })).toBe('ok a own unknown');
  const silent: DropHost = { ...browser(41), consistency: async () => Promise.reject(new Error('no answer')) };
  expect(await said({ a: noteAt(8) }, { policy: policyText(), host: silent })).toBe('ok a own unknown');
  expect(await said({ a: noteAt(8) }, { host: stranger })).toBe('incomplete a nobody unknown policy');
});

it('fails what another key has signed, and knows another log', async () => {
  const forged = noteOf({ size: 8, root: log.root(8), signers: [strangerKey] });
  expect(await said({ a: forged })).toBe('failed a browser unknown LOG_UNKNOWN');
  const elsewhere = noteOf({ size: 8, root: log.root(8), origin: 'other.example/log' });
  expect(await said({ a: elsewhere })).toBe('failed a browser otherLog LOG_UNKNOWN');
});

it('knows the log of this page by its name, and no other one that this browser met here', async () => {
  const elsewhere = { ...logKey, verifier: verifierKey(sha256, 'b.example/log', 1, logKey.verifier.publicKey) };
  const moved: DropHost = { ...browser(41), key: async () => vkey(elsewhere) };
  expect(await said({ a: noteAt(8) }, { host: moved })).toBe('incomplete a nobody unknown policy');
  const silent: DropHost = { ...browser(41), key: async () => Promise.reject(new Error('no answer')) };
  expect(await said({ a: noteAt(8) }, { host: silent })).toBe('incomplete a nobody unknown policy');
});

it('takes a signature of another key of the log for what is of the history that this browser knows', async () => {
  const rotated = [nextLogKey, logKey];
  const host = browser(30, log, rotated);
  expect(await said({ a: noteAt(8) }, { host })).toBe('incomplete a browser same witnesses');
  const later = noteOf({ size: 41, root: log.root(), signers: [nextLogKey] });
  expect(await said({ a: later }, { host })).toBe('incomplete a browser same witnesses');
  // The control: whoever serves the page may name keys of his own.
  const other = noteAt(8, logOf(41, { 3: { data: '{}' } }));
  expect(await said({ a: other }, { host })).toBe('failed a browser rewritten CONSISTENCY_BAD LOG_UNKNOWN');
  const short = browser(30, logOf(30), rotated);
  expect(await said({ a: noteAt(41) }, { host: short })).toBe('failed a browser newer LOG_UNKNOWN');
  const mute: DropHost = { ...host, consistency: async () => Promise.reject(new Error('no answer')) };
  expect(await said({ a: noteAt(8) }, { host: mute })).toBe('failed a browser unknown LOG_UNKNOWN');
  // What the key signed by which this browser knows the log needs no history.
  expect(await said({ a: noteOf({ size: 8, root: log.root(8), signers: [nextLogKey] }) }, { host: mute })).toBe(
    'incomplete a browser unknown witnesses',
  );
});

it('judges signatures of witnesses by the real time, whatever the clock of the log says', () => {
  tellTime('2013-03-04T06:00:00.000000Z');
  expect(Math.abs(evidenceHost.now() - Date.now() / 1000)).toBeLessThan(5);
  forgetTime();
});

it('checks the proof among several files, with the others beside it', async () => {
  const files = filesOf(baseBundles.full!());
  const proof = formatConsistency({ from: 8, to: 41, proof: consistencyProof(log, 8, 41) });
  const policy = policyText();
  expect(await said({ 'a.note': noteAt(8), 'b.consistency': proof, 'c.note': noteAt(41) }, { policy })).toBe(
    'ok b.consistency own same',
  );
  // This browser itself keeps the later of both.
  expect(await said({ b: proof, a: noteAt(8) }, {})).toBe('incomplete b browser same witnesses');
  expect(await said({ b: proof }, { policy })).toBe('incomplete b own unknown checkpoints');
  const inclusion = formatInclusion({ index: 7, proof: inclusionProof(log, 7, 41), note: noteAt(41) });
  const line = (at: number) => `${files.get('events.ndjson')!.toString().split('\n')[at]}\n`;
  const bundled = logOf(41);
  const { entry, ...rest } = bundled.shown(7);
  const event = `${JSON.stringify({ index: 7, entry: Buffer.from(entry).toString('base64'), data: rest.data, metadata: rest.metadata })}\n`;
  expect(await said({ p: inclusion, e: event }, { policy })).toBe('ok p own same');
  expect(await said({ p: inclusion, e: line(0) }, { policy })).toBe('failed p own same PROOF_BAD');
});

it('checks a bundle by the policy in it or by one of your own', async () => {
  const bundle = writeBundle(contentOf(log, run(0, 9)));
  expect(await said({ 'a.zip': bundle })).toBe('ok a.zip bundle same');
  expect(await said({ 'a.zip': bundle }, { policy: policyText('none', [strangerKey]) })).toBe(
    'failed a.zip own unknown LOG_UNKNOWN',
  );
  expect(await said({ 'a.zip': bundle.subarray(0, -1) })).toBe('failed a.zip bundle unknown BUNDLE_MALFORMED');
  expect(await said({ 'a.txt': 'nothing', 'b.txt': '' })).toBeUndefined();
});

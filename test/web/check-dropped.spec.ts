import { utf8 } from '../../contracts/seal/bytes';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { formatConsistency, formatInclusion } from '../../contracts/seal/proof-files';
import { consistencyProof, inclusionProof } from '../../infra/seal/prover';
import { outcomeOf } from '../../src/verifier/file-report';
import type { KeptCheckpoint } from '../../src/web/live/kept-checkpoint';
import { checkDropped, type DropHost } from '../../src/web/seal/check-dropped';
import { baseBundles, contentOf, logOf, run } from '../bundle/base-bundles';
import { filesOf, writeBundle } from '../bundle/files';
import { logKey, noteOf, now, policyText, strangerKey } from '../bundle/signers';

const log = logOf(41);
const noteAt = (size: number, of = log) => noteOf({ size, root: of.root(size) });

/** A browser that accepted a size of the log, at a server of a log that is at least as large. */
function browser(size: number, served = log): DropHost {
  const { origin, root, signatures } = parseSignedCheckpoint(noteAt(size));
  const { publicKey } = logKey.verifier;
  const pinned = { origin, size, root, publicKey, signature: signatures[0]!.signature };
  const kept: KeptCheckpoint = { ...pinned, at: now, firstSize: size, firstAt: now, proofs: 0 };
  return {
    kept,
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
  const stranger = { ...browser(41), kept: undefined };
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

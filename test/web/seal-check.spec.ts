import fc from 'fast-check';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { allKept } from '../../src/web/live/kept-storage';
import { checkSeals } from '../../src/web/seal/check-seals';
import type { SealHost } from '../../src/web/seal/seal-host';
import { browserWith, eventsOf, newKey, noteOf, origin, type ServedLog } from './sealed-log';

const key = newKey();
const visited: ServedLog = { events: eventsOf(20), key };
const altered = (count: number) => ({ events: [...eventsOf(7), 'another', ...eventsOf(count).slice(8)], key });

/** A browser that has accepted twenty events. */
async function visitor() {
  const browser = browserWith();
  expect(await checkSeals(browser.serve(visited))).toMatchObject({ state: 'accepted', kept: { size: 20 } });
  return browser;
}

/** Histories that are not the one that was seen, each with valid seals of its own. */
const rewritten: readonly (readonly [string, string, ServedLog])[] = [
  ['the same number of events, one of them another', 'root', altered(20)],
  ['more events on a changed history', 'consistency', altered(33)],
  ['fewer events', 'smaller', { events: eventsOf(19), key }],
  ['the same events under another key', 'key', { events: eventsOf(20), key: newKey() }],
  ['more events under another key', 'key', { events: eventsOf(25), key: newKey() }],
];

describe('a browser that kept a checkpoint', () => {
  it.each(rewritten)('refuses %s as %s, and goes on to keep what it had', async (_, fault, log) => {
    const { storage, serve } = await visitor();
    const before = new Map(storage);
    const outcome = await checkSeals(serve(log));
    expect(outcome).toEqual({ state: 'failed', fault, evidence: { kept: noteOf(visited), served: noteOf(log) } });
    expect(storage).toEqual(before);
  });

  // The control: it is the kept checkpoint that tells them apart, not their seals.
  it.each(rewritten)('control: one that kept nothing accepts %s', async (_, _fault, log) => {
    expect(await checkSeals(browserWith().serve(log))).toMatchObject({ state: 'accepted' });
  });

  it('accepts the same head again, and a log that has grown by its proof, which it counts', async () => {
    const { serve } = await visitor();
    expect(await checkSeals(serve(visited))).toMatchObject({ state: 'accepted', kept: { size: 20, proofs: 0 } });
    const grown = await checkSeals(serve({ events: eventsOf(300), key }));
    expect(grown).toMatchObject({ state: 'accepted', kept: { size: 300, proofs: 1, firstSize: 20 } });
  });

  it('accepts another key once both have signed, and from then on the new one alone', async () => {
    const { serve } = await visitor();
    const [next, stranger] = [newKey(), newKey()];
    const rotated = { events: eventsOf(21), key: next, previous: key };
    expect(await checkSeals(serve(rotated))).toMatchObject({ state: 'accepted', kept: { size: 21, proofs: 1 } });
    expect(await checkSeals(serve({ events: eventsOf(22), key: next }))).toMatchObject({ state: 'accepted' });
    expect(await checkSeals(serve({ events: eventsOf(23), key: stranger, previous: key }))).toMatchObject({
      fault: 'key',
    });
  });

  it('does not believe a list of keys of which the old one signed nothing', async () => {
    const { serve } = await visitor();
    const stranger = { events: eventsOf(21), key: newKey() };
    const listed = serve({ ...stranger, previous: key });
    expect(await checkSeals({ ...listed, checkpoint: async () => noteOf(stranger) })).toMatchObject({ fault: 'key' });
  });

  it('accepts every log that continues an earlier one', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), async (before, more) => {
        const { serve } = browserWith();
        await checkSeals(serve({ events: eventsOf(before), key }));
        const outcome = await checkSeals(serve({ events: eventsOf(before + more), key }));
        expect(outcome).toMatchObject({ state: 'accepted', kept: { size: before + more } });
      }),
      { numRuns: 60 },
    ));

  it.each<readonly [string, string, Partial<SealHost>]>([
    ['no seal any more', 'smaller', { checkpoint: async () => undefined }],
    ['a proof that the server does not have', 'consistency', { consistency: async () => undefined }],
    ['a proof between other sizes', 'consistency', { consistency: () => proofOf(19, 30) }],
    ['a proof that is none', 'consistency', { consistency: async () => 'watchfloor.consistency/1\n' }],
  ])('refuses %s as %s', async (_, fault, change) => {
    const { serve } = await visitor();
    expect(await checkSeals({ ...serve({ events: eventsOf(30), key }), ...change })).toMatchObject({ fault });
  });
});

const proofOf = (from: number, to: number) =>
  browserWith()
    .serve({ events: eventsOf(30), key })
    .consistency(from, to);

describe('a head', () => {
  const served = (note: string) => ({ ...browserWith().serve(visited), checkpoint: async () => note });
  const note = noteOf(visited);
  it.each([
    ['changed after it was signed', note.replace('\n20\n', '\n21\n')],
    ['signed by another key', noteOf({ ...visited, key: newKey() })],
    ['of another log', noteOf({ ...visited, name: `${origin}-other` })],
    ['that is no note', 'sealed, I promise\n'],
  ])('%s has no valid signature', async (_, other) => {
    expect(await checkSeals(served(other))).toEqual({
      state: 'failed',
      fault: 'signature',
      evidence: { served: other },
    });
  });

  it('is not believed to a server whose key nobody can read', async () => {
    const host = { ...browserWith().serve(visited), key: async () => `${origin}+00000000+AAAA` };
    expect(await checkSeals(host)).toMatchObject({ fault: 'signature' });
  });
});

describe('a browser says that it has not verified', () => {
  const none = async () => undefined;
  it('a log without a key, and a log without a seal', async () => {
    const host = browserWith().serve(visited);
    expect(await checkSeals({ ...host, key: none })).toEqual({ state: 'notSealed' });
    expect(await checkSeals({ ...host, checkpoint: none })).toEqual({ state: 'unverified', reason: 'noSealYet' });
  });

  it('anything where it has no Ed25519, and keeps nothing', async () => {
    const { storage, serve } = browserWith();
    const outcome = await checkSeals({ ...serve(visited), canCheck: async () => false });
    expect(outcome).toEqual({ state: 'unverified', reason: 'noEd25519' });
    expect(storage.size).toBe(0);
  });

  it('anything where storage is forbidden, without failing', () => expect(allKept()).toEqual([]));
});

it('what is offered as evidence is a checkpoint that any verifier reads', async () => {
  const { serve } = await visitor();
  const outcome = await checkSeals(serve(altered(20)));
  const { kept = '', served = '' } = outcome.state === 'failed' ? outcome.evidence : {};
  expect([kept, served].map((one) => parseSignedCheckpoint(one).size)).toEqual([20, 20]);
});

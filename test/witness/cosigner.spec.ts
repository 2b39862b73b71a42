import { microsOf } from '../../contracts/clock';
import { isUnwitnessed } from '../../contracts/cosigning';
import { parseNote } from '../../contracts/seal/note';
import type { Policy } from '../../contracts/seal/policy';
import type { KeptSeal } from '../../contracts/seals';
import { record } from '../seals/log';
import { CosignedLog } from './cosigning';
import { Connection } from './http';
import { leavesOf, policyFor } from './paper-log';
import { type Running, runWitness } from './running';

describe('the cosigner of a log', () => {
  let at: CosignedLog;
  let running: Running[];
  beforeEach(async () => {
    at = new CosignedLog();
    running = [];
    await at.open();
    await record(at.log, 5);
    await at.seals.seal('demand');
  });
  afterEach(async () => {
    await at.close();
    for (const witness of running) await witness.stop();
  });

  /** A witness of this log by the same clock. */
  const witnessOf = async () => {
    const witness = await runWitness(policyFor(at.paper), at.clock);
    running.push(witness);
    return witness;
  };
  const named = (name: string, { key, url }: Pick<Running, 'key' | 'url'>) => ({ name, key, url });
  const sizes = () => at.store.kept.map(({ size }) => size);
  const cosignedSize = (index = 0) => at.cosigner.status().witnesses[index]?.cosigned?.size;
  const failing = (index = 0) => at.cosigner.status().witnesses[index]?.failing;
  const quorum = () => at.cosigner.status().quorum;

  it('has the newest head cosigned at its start, and serves the line', async () => {
    const witness = await witnessOf();
    await at.start(at.policy('all', [named('ig', witness)]));
    await at.until(() => quorum().size === 5);
    const seconds = Math.floor(at.clock.micros() / 1_000_000);
    expect(at.cosigner.status()).toEqual({
      witnesses: [
        {
          name: 'ig',
          keyName: witness.key.name,
          asked: true,
          cosigned: { size: 5, at: `${new Date(seconds * 1000).toISOString().slice(0, 19)}.000000Z` },
        },
      ],
      quorum: { needed: true, size: 5 },
    });
    const head = at.seals.head()!;
    const served = at.cosigner.noteOf(head);
    expect(served.startsWith(head.note)).toBe(true);
    expect(parseNote(served).signatures.map(({ name }) => name)).toEqual([at.seals.origin, witness.key.name]);
    expect(at.cosigner.witnessed()).toEqual({ size: 5, note: served });
    expect(at.cosigner.trouble()).toBeUndefined();
  });

  it('asks every minute, also of a log that stands still, and keeps one line of each size', async () => {
    const witness = await witnessOf();
    await at.start(at.policy('all', [named('ig', witness)]));
    await at.until(() => cosignedSize() === 5);
    const before = at.cosigner.status().witnesses[0]!.cosigned!.at;
    at.tick();
    await at.until(() => at.cosigner.status().witnesses[0]!.cosigned!.at > before);
    expect(sizes()).toEqual([5]);
  });

  it('asks for a kept checkpoint at once, for others at the next minute', async () => {
    await at.start(at.policy('all', [named('ig', await witnessOf())]));
    await at.until(() => cosignedSize() === 5);
    await record(at.log, 1);
    expect((await at.seals.seal('interval')).kept).toBeUndefined();
    await record(at.log, 1);
    await at.seals.seal('handover');
    await at.until(() => cosignedSize() === 7);
    await record(at.log, 1);
    await at.seals.seal('interval');
    at.tick();
    await at.until(() => cosignedSize() === 8);
    expect(sizes()).toEqual([5, 7, 8]);
  });

  it('says since when a quorum is missing and for how long a witness fails, and catches up', async () => {
    // Their keys have one name, which must not mix them up.
    const [one, two] = [await witnessOf(), await witnessOf()];
    const policy = at.policy('all', [named('ig', one), { ...named('gao', two), url: 'http://127.0.0.1:9' }]);
    const signedAt = at.clock.micros();
    await at.start(policy);
    await at.until(() => cosignedSize(0) === 5 && failing(1) !== undefined);
    await record(at.log, 2);
    await at.seals.seal('demand');
    await at.until(() => cosignedSize(0) === 7);
    at.clock.moveTo(signedAt + 90_000_000);
    expect(failing(1)).toEqual({ code: 'UNREACHABLE', seconds: 90 });
    expect(quorum()).toEqual({ needed: true, unmetSince: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(at.cosigner.witnessed()).toBeUndefined();
    await at.cosigner.close();
    // The witness is back: the checkpoint that was kept meanwhile is shown to it as well.
    await at.start(at.policy('all', [named('ig', one), named('gao', two)]));
    await at.until(() => quorum().size === 7);
    expect(quorum()).toEqual({ needed: true, size: 7 });
    expect(at.store.kept.filter(({ size }) => size === 5)).toHaveLength(2);
  });

  it('knows from its store what was cosigned before it asks', async () => {
    const policy = at.policy('all', [named('ig', await witnessOf())]);
    await at.start(policy);
    await at.until(() => quorum().size === 5);
    await at.cosigner.close();
    const gone: Policy = {
      ...policy,
      witnesses: policy.witnesses.map((one) => ({ ...one, url: 'http://127.0.0.1:9' })),
    };
    await at.start(gone);
    expect([cosignedSize(), quorum()]).toEqual([5, { needed: true, size: 5 }]);
    await at.until(() => failing()?.code === 'UNREACHABLE');
    expect(quorum()).toEqual({ needed: true, size: 5 });
  });

  it('knows at a start how far a quorum went before the head that the end left, and since when that waits', async () => {
    const policy = at.policy('all', [named('ig', await witnessOf())]);
    await at.start(policy);
    await at.until(() => quorum().size === 5);
    await at.cosigner.close();
    await record(at.log, 2);
    await at.seals.seal('shutdown');
    const [{ keptAt }] = at.seals.kept(1) as [KeptSeal];
    await at.start({
      ...policy,
      witnesses: policy.witnesses.map((one) => ({ ...one, url: 'http://127.0.0.1:9' })),
    });
    expect(quorum()).toEqual({ needed: true, size: 5, unmetSince: keptAt });
    expect(isUnwitnessed(quorum(), microsOf(keptAt) + 899_000_000)).toBe(false);
    expect(isUnwitnessed(quorum(), microsOf(keptAt) + 901_000_000)).toBe(true);
  });

  /** A witness that cosigned other leaves under the key of this log. */
  const misled = async (count: number) => {
    const witness = await witnessOf();
    const connection = new Connection(witness.url);
    expect((await connection.post(at.paper.request(0, leavesOf(count)))).status).toBe(200);
    connection.close();
    return witness;
  };

  it('says to sign no more when a witness has seen more than there is', async () => {
    await at.start(at.policy('all', [named('ig', await misled(9))]));
    await at.until(() => failing()?.code === 'WITNESS_AHEAD');
    expect(at.cosigner.trouble()).toBe('WITNESS_AHEAD: ig cosigned 9 events, 5 are signed here');
    // That it grows past the witness later does not heal it.
    await record(at.log, 10);
    await at.seals.seal('demand');
    await at.until(() => failing()?.code === 'WITNESS_REFUSED');
    expect(at.cosigner.trouble()).toMatch(/^WITNESS_AHEAD/);
    expect(sizes()).toEqual([]);
  });

  it('says that a witness holds another history, which has kept the evidence', async () => {
    const witness = await misled(3);
    await at.start(at.policy('all', [named('ig', witness)]));
    await at.until(() => failing()?.code === 'WITNESS_REFUSED');
    expect(at.cosigner.trouble()).toBeUndefined();
    expect(witness.told).toHaveLength(1);
  });

  it('counts no cosignature that the log could not keep, and keeps it the next time', async () => {
    at.store.broken = true;
    await at.start(at.policy('all', [named('ig', await witnessOf())]));
    await at.until(() => failing()?.code === 'LOG_FAILED');
    expect([sizes(), quorum().size]).toEqual([[], undefined]);
    at.store.broken = false;
    at.tick();
    await at.until(() => quorum().size === 5);
    expect([sizes(), failing()]).toEqual([[5], undefined]);
  });

  it('asks nobody without an address, and needs nobody without a quorum', async () => {
    const { key } = await witnessOf();
    await at.start({ ...at.policy('all', [{ name: 'ig', key }]), quorum: 'none' });
    expect(at.cosigner.status()).toEqual({
      witnesses: [{ name: 'ig', keyName: key.name, asked: false }],
      quorum: { needed: false },
    });
    expect(at.cosigner.witnessed()).toBeUndefined();
  });
});

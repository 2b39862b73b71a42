import { formatSignature } from '../../contracts/seal/note';
import { cosignNote } from '../../infra/seal/keys';
import { type Ask, type Asked, askWitness } from '../../infra/witness/client';
import { readWitnessKey } from '../../infra/witness/witness-key';
import { rootsOf, subproof } from '../seal/oracle';
import { timeOf } from './cosigned';
import { type Leaves, leavesOf, PaperLog, policyFor } from './paper-log';
import { runWitness, witnessFolder } from './running';
import { type Scripted, scriptedWitness } from './scripted';

const log = new PaperLog('watchfloor.example/log/live/client');
const leaves = leavesOf(30);
const folder = witnessFolder();
const other = witnessFolder();
const key = readWitnessKey(folder.keyFile);
const now = 1_800_000_000;
afterAll(() => {
  folder.remove();
  other.remove();
});

/** Asks for a checkpoint of 30 leaves, of which the log has signed 40. */
const ask = (url: string | undefined, known = 10, more: Partial<Ask> = {}): Promise<Asked> =>
  askWitness({
    witness: { name: 'ig', key: key.verifier, ...(url !== undefined && { url }) },
    note: log.note(leaves),
    known,
    newest: 40,
    consistency: (from, to) => (from === 0 || from === to ? [] : subproof(rootsOf(leaves), from, 0, to)),
    now: () => now,
    signal: new AbortController().signal,
    ...more,
  });

describe('a log that asks a real witness', () => {
  const asking = async (before: Leaves | undefined, known: number) => {
    const witness = await runWitness(policyFor(log));
    const submit = { method: 'POST', body: log.request(0, before ?? []) };
    if (before) await (await fetch(`${witness.url}/add-checkpoint`, submit)).text();
    const asked = await ask(`${witness.url}/`, known, {
      witness: { name: 'ig', key: witness.key, url: `${witness.url}/` },
      now: () => Date.now() / 1000,
    });
    const time = asked.kind === 'cosigned' ? timeOf(asked.line, witness.key, log.text(leaves)) : undefined;
    await witness.stop();
    return { asked, time };
  };

  it.each([
    ['one that knows nothing', undefined, 0],
    ['one that knows what it thinks', leaves.slice(0, 10), 10],
    ['one that has this size', leaves, 30],
    ['one that it thinks to know nothing', leaves.slice(0, 10), 0],
    ['one that knows less than it thinks', leaves.slice(0, 10), 20],
    ['one that forgot everything', undefined, 20],
  ])('gets the cosignature of %s', async (_, before, known) => {
    const { time } = await asking(before, known);
    expect(time).toBeCloseTo(Date.now() / 1000, -2);
  });

  it.each([
    ['more than it ever signed', leavesOf(41), 'WITNESS_AHEAD', 41],
    ['a later head of its own', leavesOf(40), 'WITNESS_ELSEWHERE', 40],
    ['another history', leavesOf(10, 'fork'), 'WITNESS_REFUSED', undefined],
    ['another history of this size', leavesOf(30, 'fork'), 'WITNESS_REFUSED', undefined],
  ])('hears of one that cosigned %s', async (_, before, code, size) => {
    const { asked } = await asking(before, 0);
    expect(asked).toEqual({ kind: 'failed', code, ...(size !== undefined && { size }) });
  });
});

describe('a log that asks a false witness', () => {
  const line = (by = key, time = now, text = log.text(leaves)) => `${formatSignature(cosignNote(by, text, time))}\n`;
  const stranger = readWitnessKey(other.keyFile);
  const impostor = { verifier: key.verifier, privateKey: stranger.privateKey };
  const cosigned = (body: string): Scripted => ({ status: 200, type: 'text/plain', body });
  const sized = (body: string, type = 'text/x.tlog.size'): Scripted => ({ status: 409, type, body });

  it.each<readonly [string, readonly Scripted[], string, number]>([
    ['nothing', [cosigned('')], 'COSIGNATURE_BAD', 1],
    ['a page', [cosigned('<html>welcome</html>\n')], 'COSIGNATURE_BAD', 1],
    ['a cosignature of another key', [cosigned(line(stranger))], 'COSIGNATURE_BAD', 1],
    ['a cosignature of another key in its name', [cosigned(line(impostor))], 'COSIGNATURE_BAD', 1],
    ['a cosignature of another checkpoint', [cosigned(line(key, now, log.text(leavesOf(9))))], 'COSIGNATURE_BAD', 1],
    ['a cosignature from 301 s ahead', [cosigned(line(key, now + 301))], 'COSIGNATURE_BAD', 1],
    ['more than anybody reads', [cosigned('x'.repeat(1024 * 1024))], 'COSIGNATURE_BAD', 1],
    ['that it does not know the log', [{ status: 404 }], 'LOG_UNKNOWN', 1],
    ['that it trusts another key', [{ status: 403 }], 'LOG_UNTRUSTED', 1],
    ['that nothing is proved', [{ status: 422 }], 'WITNESS_REFUSED', 1],
    ['that the roots differ, as the specification has it', [{ status: 409 }], 'WITNESS_REFUSED', 1],
    ['the size that it was asked from', [sized('10\n')], 'WITNESS_REFUSED', 1],
    ['a size that is none', [sized('-5\n')], 'WITNESS_REFUSED', 1],
    ['another size each time', [sized('7\n'), sized('8\n')], 'WITNESS_ELSEWHERE', 2],
    ['a larger size the second time', [sized('7\n'), sized('41\n')], 'WITNESS_AHEAD', 2],
    ['a larger size at once', [sized('41\n')], 'WITNESS_AHEAD', 1],
    ['that it is broken', [{ status: 503 }], 'ANSWER_UNEXPECTED', 1],
    ['that the content is elsewhere', [{ status: 302, location: 'http://127.0.0.1:9/' }], 'ANSWER_UNEXPECTED', 1],
  ])('and is answered %s', async (_, answers, code, requests) => {
    const witness = await scriptedWitness(...answers);
    const asked = await ask(witness.url);
    await witness.stop();
    expect(asked).toMatchObject({ kind: 'failed', code });
    expect(witness.heard).toHaveLength(requests);
  });

  it.each([
    ['300 s ahead', [cosigned(line(key, now + 300))]],
    ['among those of others', [cosigned(`${line(stranger)}${line()}`)]],
    ['after a size with a parameter', [sized('7\n', 'text/x.tlog.size; charset=utf-8'), cosigned(line())]],
  ])('and takes a cosignature %s', async (_, answers) => {
    const witness = await scriptedWitness(...answers);
    const asked = await ask(witness.url);
    await witness.stop();
    expect(asked).toMatchObject({ kind: 'cosigned' });
  });

  it('proves from the size that the witness named', async () => {
    const witness = await scriptedWitness(sized('7\n'), cosigned(line()));
    await ask(witness.url);
    await witness.stop();
    expect(witness.heard).toEqual([log.request(10, leaves), log.request(7, leaves)]);
  });

  it('and waits five seconds', async () => {
    const silent = await scriptedWitness({ status: 200, hang: 'before the head' });
    const slow = await scriptedWitness({ status: 200, hang: 'in the body' });
    const began = performance.now();
    const asked = await Promise.all([ask(silent.url), ask(slow.url)]);
    expect((performance.now() - began) / 1000).toBeCloseTo(5, 0);
    await silent.stop();
    await slow.stop();
    expect(asked).toEqual([
      { kind: 'failed', code: 'TIMED_OUT' },
      { kind: 'failed', code: 'TIMED_OUT' },
    ]);
  }, 20_000);

  it('and stops waiting when it ends', async () => {
    const silent = await scriptedWitness({ status: 200, hang: 'before the head' });
    const asked = await ask(silent.url, 10, { signal: AbortSignal.timeout(50) });
    await silent.stop();
    expect(asked).toEqual({ kind: 'failed', code: 'UNREACHABLE' });
  });

  it.each([
    ['no address', undefined, 'NO_ADDRESS'],
    ['an address of another kind', 'file:///etc/passwd', 'NO_ADDRESS'],
    ['an address that is none', 'witness.example', 'NO_ADDRESS'],
    ['an address where nobody listens', 'http://127.0.0.1:9', 'UNREACHABLE'],
    ['an address with a password', 'http://user:secret@127.0.0.1:9', 'UNREACHABLE'],
  ])('and finds %s', async (_, url, code) => {
    expect(await ask(url)).toEqual({ kind: 'failed', code });
  });
});

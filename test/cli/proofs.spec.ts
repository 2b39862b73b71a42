import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { logVerifierKeys } from '../../infra/seal/log-keys';
import { keyPaths } from '../../src/platform/data-layout';
import { cli, freshDir } from './process';
import { type CliServer, openCrisis, startServer } from './server';

jest.setTimeout(90_000);

describe('proofs that leave the house', () => {
  let server: CliServer;
  let data: readonly string[];
  /** Sizes of an earlier checkpoint and of the last one. */
  let first: number;
  let last: number;
  /** Where the crisis was opened. */
  let position: number;
  let index: number;
  /** How the attempts to get a bundle of the server ended. */
  let served: readonly (number | null)[];
  const cwd = freshDir();
  const call = (...words: readonly string[]) => cli(words, { cwd });
  const file = (name: string) => join(cwd, name);
  const put = (name: string, text: string) => writeFileSync(file(name), text);
  const read = (name: string) => readFileSync(file(name), 'utf8');

  beforeAll(async () => {
    server = await startServer();
    await openCrisis(server, '01900000-0000-7000-8000-0000000000c1');
    data = ['--data-dir', server.dataDir];
    const found = await call('events', 'find', '--type', 'CrisisOpened', '--json', ...data);
    ({ position } = JSON.parse(found.stdout));
    index = position - 1;
    put('served.tlog-proof', (await call('proof', 'show', `#${position}`, ...server.as('sam'))).stdout);
    put('served.json', (await call('events', 'show', `${position}`, '--json', ...server.as('sam'))).stdout);
    first = await keep('first.note');
    put('aude.txt', 'a quiet night on the floor, says aude');
    const person = ['--name', 'Aude Renner', '--role', 'auditor', '--all-countries', '--new-password-file', 'aude.txt'];
    expect((await call('users', 'add', 'aude', ...person, ...server.as('ada'))).code).toBe(0);
    const bundle = ['bundle', 'create', 'served.zip', '--range', '1..5', '--url', server.url];
    const aude = ['--user', 'aude', '--password-file', 'aude.txt'];
    served = [
      await call(...bundle, ...aude),
      await call(...bundle, ...aude, '--audience', 'Inspector General'),
      await call(...bundle, ...aude, '--audience', 'Inspector General'),
      await call(...bundle, ...server.as('sam'), '--audience', 'Inspector General', '--force'),
    ].map(({ code }) => code);
    put('refused.txt', JSON.stringify(await call('proof', 'show', '4000', ...server.as('sam'))));
    // The refusal is an event, so the last checkpoint is larger.
    await server.stop();
    last = await keep('last.note');
    // The policy of somebody who knows the log: its key, and no witness.
    const { origin } = parseSignedCheckpoint(read('last.note'));
    put('own.policy', `log ${logVerifierKeys(keyPaths(server.dataDir).signingKey, origin)[0]}\nquorum none\n`);
    put('event.json', (await call('events', 'show', `${position}`, '--json', ...data)).stdout);
  });

  /** Keeps the newest checkpoint and gives its size. */
  async function keep(name: string) {
    const { stdout } = await call('checkpoint', 'show', ...data);
    put(name, stdout);
    return parseSignedCheckpoint(stdout).size;
  }

  it('are the same from the server and from its data directory, and by position or id', async () => {
    const { code } = await call('proof', 'show', `${position}`, '--out', 'event.tlog-proof', ...data);
    expect(code).toBe(0);
    const { id } = JSON.parse(read('event.json'));
    expect((await call('proof', 'show', id, ...data)).stdout).toBe(read('event.tlog-proof'));
    const lines = (name: string) => read(name).split('\n').slice(0, 3);
    expect(lines('served.tlog-proof')).toEqual(lines('event.tlog-proof'));
    expect(lines('event.tlog-proof')).toEqual([
      'c2sp.org/tlog-proof@v1',
      expect.stringMatching(/^extra /),
      `index ${index}`,
    ]);
    const again = await call('proof', 'show', `${position}`, '--out', 'event.tlog-proof', ...data);
    expect([again.code, again.stderr]).toEqual([5, expect.stringContaining('--force')]);
  });

  it('hold for the event that they are about, whoever handed them over', async () => {
    for (const proof of ['event.tlog-proof', 'served.tlog-proof']) {
      const { code, stdout } = await call('proof', 'check', proof, '--policy', 'own.policy', '--event', 'event.json');
      // Nobody but the log has signed.
      expect([code, stdout]).toEqual([
        8,
        expect.stringMatching(
          new RegExp(
            `^warning UNWITNESSED - checkpoint\nINCOMPLETE event #${position}, CrisisOpened of crisis-\\S+, recorded`,
          ),
        ),
      ]);
    }
  });

  it('say what was not given', async () => {
    const bare = await call('proof', 'check', 'event.tlog-proof');
    expect([bare.code, bare.stdout]).toEqual([
      8,
      expect.stringMatching(
        /no signature is checked: give --policy\nthe content is not given.*\nINCOMPLETE event #\d+, CrisisOpened/,
      ),
    ]);
    const served = await call('proof', 'check', 'event.tlog-proof', '--event', 'served.json');
    expect([served.code, served.stderr]).toEqual([2, expect.stringContaining('holds no event that can be proved')]);
    expect((await call('proof', 'check', 'own.policy')).code).toBe(2);
  });

  it('fail for another event, another place and another signature', async () => {
    const check = async (name: string, ...more: readonly string[]) => {
      const { code, stdout } = await call('proof', 'check', name, '--policy', 'own.policy', ...more);
      return [code, ...stdout.trimEnd().split('\n')];
    };
    const unwitnessed = 'warning UNWITNESSED - checkpoint';
    const notProved = (at: number) => [3, `error PROOF_BAD ${at} file`, unwitnessed, `FAILED at #${at + 1}: PROOF_BAD`];
    put('other.json', read('event.json').replace('Tension', 'Calm'));
    expect(await check('event.tlog-proof', '--event', 'other.json')).toEqual(notProved(index));
    put('moved.tlog-proof', read('event.tlog-proof').replace(`\nindex ${index}\n`, `\nindex ${index - 1}\n`));
    expect(await check('moved.tlog-proof')).toEqual(notProved(index - 1));
    put('forged.note', read('last.note').replace(`\n${last}\n`, `\n${last + 1}\n`));
    expect(await check('forged.note')).toEqual([
      3,
      'error LOG_SIGNATURE_BAD - checkpoint',
      'FAILED: LOG_SIGNATURE_BAD',
    ]);
  });

  it('tell machines the same positions as people', async () => {
    const { stdout } = await call('proof', 'check', 'event.tlog-proof', '--event', 'event.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'inclusion', from: position, to: position, missing: ['policy'] });
  });

  it('refuse what says nothing about them', async () => {
    put('sizes.consistency', (await call('proof', 'show', '--from', `${first}`, '--to', `${last}`, ...data)).stdout);
    expect((await call('bundle', 'create', 'own.zip', '--range', '1..2', ...data)).code).toBe(0);
    for (const [name, flag, kind] of [
      ['event.tlog-proof', '--checkpoint', 'the proof of an event'],
      ['sizes.consistency', '--event', 'a consistency proof'],
      ['last.note', '--event', 'a checkpoint'],
      ['last.note', '--checkpoint', 'a checkpoint'],
      ['own.zip', '--event', 'a bundle'],
      ['own.zip', '--checkpoint', 'a bundle'],
    ] as const) {
      const { code, stderr } = await call('proof', 'check', name, flag, 'event.json');
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${flag} is of no use with ${kind}`)]);
    }
  });

  it('come as a bundle from the server, to an auditor who says for whom, once under one name', async () => {
    expect(served).toEqual([2, 0, 5, 6]);
    const { code, stdout } = await call('verify', 'served.zip');
    expect([code, stdout]).toEqual([8, expect.stringContaining('INCOMPLETE 5 events')]);
    const found = await call('events', 'find', '--type', 'ExportMade', '--json', ...data);
    expect(JSON.parse(found.stdout)).toMatchObject({ data: { audience: 'Inspector General', rows: 5 } });
  });

  it('tie two checkpoints together', async () => {
    expect(first).toBeLessThan(last);
    const name = `${first}-${last}.consistency`;
    const shown = await call('proof', 'show', '--from', `${first}`, '--to', `${last}`, '--out', name, ...data);
    expect(shown.code).toBe(0);
    const both = ['--checkpoint', 'first.note', '--checkpoint', 'last.note'];
    const whole = await call('proof', 'check', name, '--policy', 'own.policy', ...both);
    expect([whole.code, whole.stdout]).toEqual([
      8,
      expect.stringContaining(`INCOMPLETE the checkpoint of ${first} as the beginning of the one of ${last}\n`),
    ]);
    const half = await call('proof', 'check', name, '--policy', 'own.policy', '--checkpoint', 'last.note');
    expect([half.code, half.stdout]).toEqual([8, expect.stringContaining('a checkpoint is needed for each size')]);
    put(name, read(name).replace(/\n\S{44}\n/, `\n${'A'.repeat(43)}=\n`));
    const bad = await call('proof', 'check', name, '--policy', 'own.policy', ...both);
    expect([bad.code, bad.stdout]).toEqual([3, expect.stringContaining('FAILED: CONSISTENCY_BAD')]);
  });

  it('are not made of what is not there', async () => {
    expect(JSON.parse(read('refused.txt'))).toMatchObject({ code: 4 });
    expect((await call('proof', 'show', '4000', ...data)).code).toBe(4);
    const far = await call('proof', 'show', '--from', '1', '--to', '4000', ...data);
    expect([far.code, far.stderr]).toEqual([5, expect.stringMatching(/size 4000: the log has \d+ events/)]);
    for (const words of [
      [],
      ['5', '--from', '1'],
      ['--from', '1'],
      ['--from', '3', '--to', '2'],
      ['--from', 'x', '--to', '2'],
    ])
      expect([words, (await call('proof', 'show', ...words, ...data)).code]).toEqual([words, 2]);
  });
});

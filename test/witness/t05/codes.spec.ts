import { base64 } from '../../../contracts/seal/base64';
import { formatNote } from '../../../contracts/seal/note';
import { ScriptedClock } from '../../../infra/clock';
import { signNote } from '../../../infra/seal/keys';
import { openDatabase } from '../../../infra/sqlite';
import { formatAddCheckpoint } from '../../../infra/witness/add-checkpoint';
import { sha } from '../../seal/oracle';
import { timeOf } from '../cosigned';
import { Connection } from '../http';
import { leavesOf, PaperLog, policyFor } from '../paper-log';
import { type Running, runWitness } from '../running';

const log = new PaperLog('watchfloor.example/log/live/one');
const empty = new PaperLog('watchfloor.example/log/live/empty');
const stranger = new PaperLog('watchfloor.example/log/live/other');
const leaves = leavesOf(40);
const fork = leavesOf(40, 'fork');
const now = 1_800_000_000;

const answer = (status: number, type: string, body: string) => ({
  status,
  headers: {
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
});
const plain = 'text/plain; charset=utf-8';
const malformed = answer(400, plain, 'malformed request\n');
const unknown = answer(404, plain, 'unknown origin\n');
const untrusted = answer(403, plain, 'no valid signature of a trusted key\n');
const above = answer(400, plain, 'old size above checkpoint size\n');
const other = (size: number) => answer(409, 'text/x.tlog.size', `${size}\n`);
const refused = answer(422, plain, 'no proof that the checkpoint continues the one cosigned last\n');
const nothing = answer(404, plain, 'not found\n');

describe('a witness that cosigned 20 of the leaves', () => {
  let witness: Running;
  let connection: Connection;
  beforeAll(async () => {
    witness = await runWitness(policyFor(log, empty), new ScriptedClock(now * 1_000_000));
    connection = new Connection(witness.url);
    expect((await connection.post(log.request(0, leaves.slice(0, 20)))).status).toBe(200);
  });
  afterAll(async () => {
    connection.close();
    await witness.stop();
  });

  const right = log.request(20, leaves);
  const note = log.note(leaves);
  const ofNote = (text: string, ...keys: readonly PaperLog[]) =>
    formatNote({ text, signatures: keys.map(({ key }) => signNote(key, text)) });
  const hash = base64(sha());
  /** A second line by the log's own key that is not over this text. */
  const alsoWrong = `${note}${log.note(leaves.slice(0, 3)).split('\n')[4]}\n`;
  const signedBy = (by: PaperLog, as: PaperLog) => ofNote(log.text(leaves), by).replace(by.origin, as.origin);
  /** A right request of so many bytes: with a signature of an unknown key that is as long as it takes. */
  const padded = (bytes: number) => {
    const left = bytes - Buffer.byteLength(right) - '—  \n'.length - 2;
    const name = 'x'.repeat(4 + (left % 4));
    return `${right}— ${name} ${'A'.repeat(left - name.length)}\n`;
  };

  it.each([
    ['an empty body', '', malformed],
    ['no empty line', 'old 0\n', malformed],
    ['no size', right.replace('old 20', 'old'), malformed],
    ['a size with a leading zero', right.replace('old 20', 'old 020'), malformed],
    ['a size with a sign', right.replace('old 20', 'old -20'), malformed],
    ['a size beyond what is counted', right.replace('old 20', 'old 9007199254740993'), malformed],
    ['another first word', right.replace('old', 'new'), malformed],
    ['carriage returns', right.replaceAll('\n', '\r\n'), malformed],
    ['a hash that is no base64', right.replace('old 20\n', 'old 20\n*\n'), malformed],
    ['a hash that is too short', right.replace('old 20\n', 'old 20\nAAAA\n'), malformed],
    ['64 hashes', `old 20\n${`${hash}\n`.repeat(64)}\n${note}`, malformed],
    ['a checkpoint without a signature', `old 20\n\n${log.text(leaves)}\n`, malformed],
    ['a checkpoint with a fourth line', right.replace('\n40\n', '\n40\nmore\n'), malformed],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(right), Buffer.of(0xff, 0x0a)]), malformed],
    ['more than 64 KiB', padded(64 * 1024 + 1), malformed],
    ['1 MiB', padded(1024 * 1024), malformed],
    ['another origin', stranger.request(0, leaves), unknown],
    ['another origin before anything else', stranger.request(50, leaves), unknown],
    ['a signature of another key', log.request(20, leaves, ofNote(log.text(leaves), stranger)), untrusted],
    ['a signature of another key in the name of the log', log.request(20, leaves, signedBy(stranger, log)), untrusted],
    ['the signature of another text', log.request(20, leaves, note.replace('\n40\n', '\n41\n')), untrusted],
    ['a good signature and a wrong one of the same key', log.request(20, leaves, alsoWrong), untrusted],
    ['an untrusted head before its size', log.request(50, leaves, ofNote(log.text(leaves), stranger)), untrusted],
    ['an old size above the new one', log.request(41, leaves), above],
    ['an old size above the new one before the size it has', log.request(30, leaves.slice(0, 10)), above],
    ['an old size that is smaller', log.request(19, leaves), other(20)],
    ['an old size that is larger', log.request(21, leaves), other(20)],
    ['no old size', log.request(0, leaves), other(20)],
    ['a smaller checkpoint', log.request(5, leaves.slice(0, 10)), other(20)],
    ['an old size where it cosigned nothing', empty.request(1, leavesOf(2)), other(0)],
    ['old = 0 with a hash', formatAddCheckpoint({ old: 0, proof: [sha()], note: empty.note(leaves) }), refused],
    ['size 0 with another root', emptyWith(Buffer.alloc(32)), refused],
    ['size 0 with a hash', formatAddCheckpoint({ old: 0, proof: [sha()], note: empty.note([]) }), refused],
    ['the same size with another root', log.request(20, fork.slice(0, 20)), refused],
    ['the same size with a hash', right.replace(note, log.note(leaves.slice(0, 20))), refused],
    ['a fork', log.request(20, [...fork.slice(0, 20), ...leaves.slice(20)]), refused],
    ['a hash too few', right.replace(/\n[^\n]+\n\n/, '\n\n'), refused],
    ['a hash too many', right.replace('\n\n', `\n${hash}\n\n`), refused],
    ['another hash', right.replace(/\n[^\n]+\n\n/, `\n${hash}\n\n`), refused],
    ['63 hashes', `old 20\n${`${hash}\n`.repeat(63)}\n${note}`, refused],
  ])('%s', async (_, body, expected) => {
    expect(await connection.post(body)).toEqual(expected);
  });

  function emptyWith(root: Uint8Array) {
    return empty.request(0, [], ofNote(empty.text([], root), empty));
  }

  it.each([
    ['GET', '/add-checkpoint', 'POST'],
    ['PUT', '/add-checkpoint', 'POST'],
    ['POST', `/${log.originHash}/checkpoint`, 'GET'],
  ])('%s %s is not a method of it', async (method, path, allow) => {
    const expected = answer(405, plain, 'method not allowed\n');
    expect(await connection.send(method, path)).toEqual({ ...expected, headers: { ...expected.headers, allow } });
  });

  it.each(['/', '/checkpoint', `/${stranger.originHash}/checkpoint`, `/${log.originHash.toUpperCase()}/checkpoint`])(
    'GET %s finds nothing',
    async (path) => {
      expect(await connection.get(path)).toEqual(nothing);
    },
  );

  it('has nothing to show of a log before the first cosignature', async () => {
    expect(await connection.get(`/${empty.originHash}/checkpoint`)).toEqual(nothing);
  });

  it('keeps each refused head once, with the note it does not continue', () => {
    const db = openDatabase(`${witness.stateDir}/witness.db`, { readOnly: true });
    const heads = db.prepare<[], [string, number, string, string]>(
      'SELECT origin, size, request, cosigned FROM refused ORDER BY received_at, rowid',
    );
    const rows = heads.raw().all();
    db.close();
    expect(rows.map(([origin, size]) => [origin, size])).toEqual(
      expect.arrayContaining([
        [empty.origin, 0],
        [log.origin, 20],
        [log.origin, 40],
      ]),
    );
    const forks = rows.filter(([origin, size]) => origin === log.origin && size === 20);
    expect(forks.some(([, , request]) => request === log.request(20, fork.slice(0, 20)))).toBe(true);
    for (const [, , , cosigned] of forks) expect(cosigned).toContain(log.text(leaves.slice(0, 20)));
    expect(witness.told.length).toBeGreaterThanOrEqual(rows.length);
    expect(witness.told[0]).toMatch(/^refused: .* does not continue size \d+; kept as evidence$/);
  });

  it('cosigns what continues, again at the same size, and shows it', async () => {
    const cosigned = await connection.post(right);
    expect(cosigned).toEqual(answer(200, plain, cosigned.body));
    expect(timeOf(cosigned.body, witness.key, log.text(leaves))).toBe(now);
    expect(await connection.post(log.request(40, leaves))).toEqual(cosigned);
    expect(await connection.get(`/${log.originHash}/checkpoint`)).toEqual(
      answer(200, plain, `${log.note(leaves)}${cosigned.body}`),
    );
    expect(await connection.post(right)).toEqual(other(40));
  });

  it('takes a request of 64 KiB', async () => {
    const body = padded(64 * 1024).replace(right, log.request(40, leaves));
    expect((await connection.post(body)).status).toBe(200);
  });

  it('cosigns the tree of no leaves', async () => {
    const { status, body } = await connection.post(empty.request(0, []));
    expect([status, timeOf(body, witness.key, empty.text([]))]).toEqual([200, now]);
    expect(await connection.post(empty.request(0, leavesOf(3)))).toMatchObject({ status: 200 });
  });

  it('keeps no cosignature of others with the note', async () => {
    const extra = `${log.note(leaves)}${stranger.note(leaves).split('\n')[4]}\n`;
    expect((await connection.post(log.request(40, leaves, extra))).status).toBe(200);
    expect((await connection.get(`/${log.originHash}/checkpoint`)).body).not.toContain(stranger.origin);
  });
});

import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { verifyConsistency } from '../../contracts/seal/consistency';
import { parseEntries } from '../../contracts/seal/entry-bundle';
import { verifyInclusion } from '../../contracts/seal/inclusion';
import { parseConsistency, parseInclusion, parseRange } from '../../contracts/seal/proof-files';
import { verifyRange } from '../../contracts/seal/range';
import { leafHash } from '../../contracts/seal/tree';
import { parseVerifierKey } from '../../contracts/seal/verifier-key';
import { Seals } from '../../contracts/seals';
import { sha256 } from '../../infra/seal/hash';
import { uuid7 } from '../../src/platform/derive';
import { startApp, type TestApp } from '../app';
import { audited } from '../audited';
import type { Client } from '../client';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

describe('the proofs of a served log', () => {
  let server: TestApp;
  let auditor: Client;
  let position: number;
  beforeAll(async () => {
    ({ server, auditor, position } = await audited('calm'));
    await server.app.get(Seals).seal('demand');
  });
  afterAll(() => server.close());

  const text = async (path: string, client = server.officer) => {
    const answer = await client.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  const refused = async (path: string, client = server.officer) => {
    const { status, body } = await client.get(path);
    return [status, body?.code];
  };

  it('give everybody the newest head and its key', async () => {
    const head = parseSignedCheckpoint(await text('/log/checkpoint'));
    const key = parseVerifierKey(sha256, (await text('/log/key')).trim());
    expect(head.origin).toMatch(/^watchfloor\.local\/log\/live\//);
    expect([key?.name, head.signatures[0]?.keyId]).toEqual([head.origin, key?.keyId]);
  });

  it('prove that heads continue each other', async () => {
    const first = parseSignedCheckpoint(await text('/log/checkpoint'));
    await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    await server.app.get(Seals).seal('demand');
    const second = parseSignedCheckpoint(await text('/log/checkpoint'));
    const { from, to, proof } = parseConsistency(await text(`/log/consistency?from=${first.size}&to=${second.size}`));
    expect(verifyConsistency(sha256, { from, to, fromRoot: first.root, toRoot: second.root, proof })).toBe(true);
  });

  it('prove an event to whoever may read it, by an entry that the auditor can fetch', async () => {
    const { index, extra, proof, note } = parseInclusion(await text(`/log/inclusion/${position}`));
    const { size, root } = parseSignedCheckpoint(note);
    const path = `/log/tile/entries/000.p/${position}`;
    const tile = await fetch(server.url + path, { headers: { cookie: auditor.cookie! } });
    const bytes = Buffer.from(await tile.arrayBuffer());
    const entry = parseEntries(bytes)![index]!;
    expect(Buffer.from(entry).toString('latin1')).toContain('SituationUpdatePosted');
    expect(extra && Buffer.from(extra)).toEqual(Buffer.from(entry));
    expect(verifyInclusion(sha256, { index, size, leaf: leafHash(sha256, entry), root, proof })).toBe(true);
  });

  it('prove a run of entries to the auditor', async () => {
    const { size, root } = parseSignedCheckpoint(await text('/log/checkpoint'));
    const [from, to] = [1, position];
    const file = parseRange(await text(`/log/range?from=${from}&to=${to}&size=${size}`, auditor));
    const tile = await fetch(`${server.url}/log/tile/entries/000.p/${to}`, { headers: { cookie: auditor.cookie! } });
    const entries = parseEntries(new Uint8Array(await tile.arrayBuffer()))!.slice(from);
    const leaves = entries.map((entry) => leafHash(sha256, entry));
    expect(verifyRange(sha256, { ...file, root, leaves })).toBe(true);
    expect(verifyRange(sha256, { ...file, root, leaves: leaves.toReversed() })).toBe(false);
  });

  it('prove an event that no head covers yet', async () => {
    const { position: newest } = await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    const { note } = parseInclusion(await text(`/log/inclusion/${newest}`));
    expect(parseSignedCheckpoint(note).size).toBeGreaterThanOrEqual(newest);
  });

  it('prove the first events of a log that was never sealed', async () => {
    const young = await startApp({ log: 'sqlite' });
    const { position: first } = await young.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    const { status, text: file } = await young.officer.get(`/log/inclusion/${first}`);
    await young.close();
    expect(status).toBe(200);
    expect(parseSignedCheckpoint(parseInclusion(file).note).size).toBeGreaterThanOrEqual(first);
  });

  it('are refused to the wrong people, for the wrong sizes, and to nobody who signed in', async () => {
    const hnd = await server.signUp({ login: 'hnd', roles: ['watch-officer'], countries: ['HND'] });
    expect(await refused(`/log/inclusion/${position}`, hnd)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/tile/0/000.p/1')).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await refused('/log/tile/0/999', auditor)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/tile/../../etc/passwd', auditor)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/consistency?from=1&to=99999')).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/range?from=0&to=2&size=3')).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await refused('/log/range?from=2&to=2&size=3', auditor)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/range?from=0&to=2&size=99999', auditor)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/log/range?from=0&to=2', auditor)).toEqual([422, 'INVALID_FIELDS']);
    expect(await refused('/log/consistency?from=1')).toEqual([422, 'INVALID_FIELDS']);
    expect(await refused('/log/consistency?from=3&to=x')).toEqual([422, 'INVALID_FIELDS']);
    expect(await refused('/log/checkpoint?realm=exercise-1')).toEqual([409, 'REALM_NOT_ALLOWED']);
    expect((await fetch(`${server.url}/log/checkpoint`)).status).toBe(401);
  });

  it('are told by every heartbeat', async () => {
    const { size } = await server.app.get(Seals).seal('demand');
    const live = await server.officer.live('crises');
    expect(live.beat?.seal).toMatchObject({ size, unsealed: 0 });
  });
});

import { createHash } from 'node:crypto';
import { Seals } from '../../contracts/seals';
import { Exports } from '../../src/platform/exchange/exports';
import { findingLine } from '../../src/verifier/findings';
import { nodePlatform } from '../../src/verifier/program/node-platform';
import { verifyBundle } from '../../src/verifier/verify-bundle';
import { startApp, type TestApp } from '../app';
import { audited } from '../audited';
import type { Client } from '../client';

jest.setTimeout(60_000);

describe('a bundle from the server', () => {
  let server: TestApp;
  let auditor: Client;
  /** Of an update about Kenya. */
  let position: number;
  beforeAll(async () => {
    ({ server, auditor, position } = await audited('a canary sings'));
  });
  afterAll(() => server.close());

  const ask = (client: Client, query: string) =>
    fetch(`${server.url}/exports/bundle?${query}`, {
      method: 'POST',
      headers: { cookie: client.cookie ?? '', 'x-watchfloor': '1' },
    });
  const refused = async (client: Client, query: string) => {
    const answer = await ask(client, query);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const wanted = () => `from=1&to=${position}&audience=${encodeURIComponent('the inspector general')}`;
  const verified = (bytes: Uint8Array) => verifyBundle(bytes, { now: Math.floor(Date.now() / 1000) }, nodePlatform);

  it('proves itself, under a checkpoint that is kept for it, and is on record before it leaves', async () => {
    const answer = await ask(auditor, wanted());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="case-1-${position}.zip"`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    const { findings, bundle, note } = await verified(bytes);
    expect(findings.map(findingLine)).toEqual(['warning UNWITNESSED - checkpoint']);
    expect(bundle?.events).toHaveLength(position);
    const kept = server.app.get(Seals).kept(9);
    expect(kept).toContainEqual(expect.objectContaining({ size: note!.size, reason: 'export' }));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [made] = (await server.events()).filter(({ type }) => type === 'ExportMade');
    expect(made?.data).toMatchObject({
      what: 'bundle',
      filter: `positions 1 to ${position}`,
      rows: position,
      sha256,
      knownAt: note!.size,
      audience: 'the inspector general',
      personalData: 'sealed values stay sealed',
    });
    expect(answer.headers.get('x-content-sha256')).toBe(sha256);
  });

  it('withholds what its reader may not see, and proves that it is there', async () => {
    const texts = async (client: Client) => {
      const { bundle, findings } = await verified(new Uint8Array(await (await ask(client, wanted())).arrayBuffer()));
      return [bundle!.events.map(({ data, metadata }) => `${data} ${metadata}`).join(), findings] as const;
    };
    const hnd = await server.signUp({ login: 'hnd', roles: ['auditor'], countries: ['HND'] });
    const [seen, findings] = await texts(hnd);
    expect(seen).not.toContain('KEN');
    expect(findings.map(findingLine)).toContain(`warning CONTENT_WITHHELD ${position - 1} data,metadata`);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    // The control: somebody who may see it gets it.
    expect((await texts(auditor))[0]).toContain('KEN');
  });

  it('is refused to everybody else, beyond what is sealed, without an audience, and beside another one', async () => {
    for (const client of [server.officer, server.admin])
      expect(await refused(client, wanted())).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await refused(server.stranger(), wanted())).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const query of [
      '',
      'from=0&to=3&audience=x',
      'from=3&to=2&audience=x',
      'from=1&to=10001&audience=x',
      'from=1&to=3',
      'from=1&to=3&audience=%20',
      'from=1&to=3&audience=%07',
      `from=1&to=3&audience=${'x'.repeat(201)}`,
      'from=1&to=5000&audience=x',
      'from=x&to=3&audience=x',
    ])
      expect([query, await refused(auditor, query)]).toEqual([query, [422, 'INVALID_FIELDS']]);
    const both = await Promise.all([ask(auditor, wanted()), ask(auditor, wanted())]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 429]);
    const foreign = await fetch(`${server.url}/exports/bundle?${wanted()}`, {
      method: 'POST',
      headers: { cookie: auditor.cookie ?? '' },
    });
    expect(foreign.status).toBe(422);
  });

  it('stays the only one until it has left, or whoever asked for it has gone', async () => {
    const clearance = 'UNCLASSIFIED' as const;
    const reader = { userId: 'one', roles: ['auditor'], org: 'STATE', compartments: [], clearance, rightsVersion: 1 };
    const exports = server.app.get(Exports, { strict: false });
    const waiting = await exports.bundle(
      { from: 1, to: position, audience: 'x' },
      { reader, session: 'a session', address: '127.0.0.1' },
    );
    expect(await refused(auditor, wanted())).toEqual([429, 'TOO_MANY_REQUESTS']);
    waiting.left();
    expect((await ask(auditor, wanted())).status).toBe(200);
    const gone = new AbortController();
    const asked = fetch(`${server.url}/exports/bundle?${wanted()}`, {
      method: 'POST',
      headers: { cookie: auditor.cookie ?? '', 'x-watchfloor': '1' },
      signal: gone.signal,
    });
    gone.abort();
    await expect(asked).rejects.toThrow();
    while ((await ask(auditor, wanted())).status === 429);
  });

  it('does not leave when it cannot be recorded', async () => {
    const append = server.log.append.bind(server.log);
    server.log.append = async () => {
      throw new Error('disk');
    };
    const answer = await refused(auditor, wanted());
    server.log.append = append;
    expect(answer).toEqual([503, 'LOG_READ_ONLY']);
    expect((await ask(auditor, wanted())).status).toBe(200);
  });
});

it('a log that is not sealed has none', async () => {
  const server = await startApp({ log: 'memory' });
  const auditor = await server.signUp({ login: 'auditor', roles: ['auditor'] });
  const { status } = await auditor.post('/exports/bundle?from=1&to=2&audience=x', {});
  await server.close();
  expect(status).toBe(404);
});

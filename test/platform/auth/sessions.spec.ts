import { digestOf, referenceIn, sessionCookie } from '../../../src/platform/auth/session-cookie';
import { TicketedIdentity } from '../../../src/platform/auth/ticketed-identity';
import { Settings } from '../../../src/platform/settings';
import { address, minutes, type Node, nodes, passwords } from './fixture';

describe('sessions', () => {
  const { open, stop } = nodes();
  let node: Node;
  let ids: Awaited<ReturnType<Node['setUp']>>;
  beforeEach(async () => {
    node = await open();
    ids = await node.setUp();
  });
  afterEach(stop);

  test('a sign-in identifies the person until signing out', async () => {
    const cookie = await node.cookie();
    const identified = node.identify.identify(cookie)!;
    expect(identified.reader).toMatchObject({ userId: ids.officer, roles: ['senior-watch-officer'] });
    expect(node.view.of(identified)).toMatchObject({
      name: 'Sam Brook',
      countries: 'all',
      idleUntil: '2026-11-25T08:30:00.000000Z',
      absoluteUntil: '2026-11-25T20:00:00.000000Z',
    });
    await node.signIn.end({ reader: identified.reader, session: identified.session.id }, address);
    expect(node.identify.identify(cookie)).toBeUndefined();
    expect(node.changes.at(-1)).toEqual({ userId: ids.officer, kind: 'session-ended', session: identified.session.id });
  });

  test('records hold the digest of the reference and a truncated address, never more', async () => {
    const cookie = await node.cookie();
    const reference = referenceIn(cookie)!;
    const [signedIn] = await node.events('access');
    expect(signedIn).toMatchObject({
      stream: 'access-2026-11-25-node1',
      type: 'SignedIn',
      data: { userId: ids.officer, address: '203.0.113.0/24', session: digestOf(reference) },
      metadata: { actor: { id: ids.officer, role: 'senior-watch-officer', org: 'STATE' } },
    });
    expect(JSON.stringify(signedIn)).not.toContain(reference);
    expect(JSON.stringify(signedIn)).not.toContain(address);
  });

  test('ends after half an hour without use, by the real clock', async () => {
    const cookie = await node.cookie();
    node.domain.forward(400 * minutes);
    node.real.forward(29 * minutes);
    expect(node.identify.identify(cookie)).toBeDefined();
    node.real.forward(29 * minutes);
    expect(node.identify.identify(cookie)).toBeDefined();
    node.real.forward(30 * minutes);
    expect(node.identify.identify(cookie)).toBeUndefined();
  });

  test('ends after twelve hours however much it is used', async () => {
    const cookie = await node.cookie();
    for (let used = 0; used < 719; used += 1) {
      node.real.forward(1 * minutes);
      expect(node.identify.identify(cookie)).toBeDefined();
    }
    node.real.forward(1 * minutes);
    expect(node.identify.identify(cookie)).toBeUndefined();
  });

  test('outlives a restart, and so does the time it was last used', async () => {
    const cookie = await node.cookie();
    node.real.forward(20 * minutes);
    expect(node.identify.identify(cookie)).toBeDefined();
    const restarted = await open(node);
    node.real.forward(20 * minutes);
    expect(restarted.identify.identify(cookie)).toBeDefined();
    const again = await open(node);
    node.real.forward(30 * minutes);
    expect(again.identify.identify(cookie)).toBeUndefined();
  });

  test('a revoked session, and every session of a suspended or closed user, ends at once and for good', async () => {
    const [one, other] = [await node.cookie(), await node.cookie()];
    const { session } = node.identify.identify(one)!;
    const { position } = await node.records.write(
      { address },
      { type: 'SessionRevoked', data: { session: session.id, reason: 'lost laptop' } },
    );
    await node.follower.reached(position);
    expect(node.identify.identify(one)).toBeUndefined();
    expect(node.identify.identify(other)).toBeDefined();
    await node.note(ids.officer, 'UserSuspended', {});
    expect(node.identify.identify(other)).toBeUndefined();
    await expect(node.cookie()).rejects.toMatchObject({ code: 'NOT_AUTHENTICATED' });
    await node.note(ids.officer, 'UserReinstated', {});
    expect(node.identify.identify(other)).toBeUndefined();
    expect(await node.cookie()).toBeDefined();
  });

  test('a change of rights holds for the next request and is told', async () => {
    const cookie = await node.cookie();
    await node.note(ids.officer, 'ScopeChanged', { countryScope: ['KEN'], rightsVersion: 3 });
    expect(node.identify.identify(cookie)!.reader).toMatchObject({ countries: ['KEN'], rightsVersion: 3 });
    expect(node.changes.at(-1)).toEqual({ userId: ids.officer, kind: 'rights' });
  });

  test('a change of rights brings a new reference; requests on their way may use the old one for half a minute', async () => {
    const cookie = await node.cookie();
    expect(await node.signIn.renew(node.identify.identify(cookie)!, address)).toBeUndefined();
    node.real.forward(5 * minutes);
    await node.note(ids.officer, 'RoleGranted', { role: 'planner', rightsVersion: 3 });
    const old = node.identify.identify(cookie)!;
    const reference = await node.signIn.renew(old, address);
    const renewed = node.identify.identify(`__Host-wf=${reference}`)!;
    expect(renewed.session).toMatchObject({ rightsVersion: 3, absoluteUntil: old.session.absoluteUntil });
    expect(renewed.session.id).not.toBe(old.session.id);
    expect(node.identify.identify(cookie)!.session.id).toBe(renewed.session.id);
    expect(await node.signIn.renew(node.identify.identify(cookie)!, address)).toBeUndefined();
    node.real.forward(30);
    expect(node.identify.identify(cookie)).toBeUndefined();
    expect(node.identify.identify(`__Host-wf=${reference}`)).toBeDefined();
  });

  test('a role is held through its last day by the clock of the record', async () => {
    const cookie = await node.cookie();
    await node.note(ids.officer, 'RoleGranted', { role: 'planner', until: '2013-03-04', rightsVersion: 3 });
    expect(node.identify.identify(cookie)!.reader.roles).toEqual(['senior-watch-officer', 'planner']);
    node.domain.forward(24 * 60 * minutes);
    expect(node.identify.identify(cookie)!.reader.roles).toEqual(['senior-watch-officer']);
  });

  test('the cookie cannot be read by scripts, sent elsewhere or set twice', () => {
    expect(sessionCookie('r')).toBe('__Host-wf=r; Path=/; Secure; HttpOnly; SameSite=Strict');
    const reference = 'a'.repeat(43);
    expect(referenceIn(`x=1; __Host-wf=${reference}`)).toBe(reference);
    expect(referenceIn(`__Host-wf=${reference}; __Host-wf=${'b'.repeat(43)}`)).toBeUndefined();
    for (const odd of [undefined, '', 'wf=x', `__Host-wf=${'a'.repeat(42)}`, `X__Host-wf=${reference}`])
      expect(referenceIn(odd)).toBeUndefined();
  });
});

describe('tickets', () => {
  const { open, stop } = nodes();
  let node: Node;
  let ids: Awaited<ReturnType<Node['setUp']>>;
  const ticket = async (cookie?: string) =>
    node.tickets.issue(node.identify.identify(cookie ?? (await node.cookie()))!, 'live');
  beforeEach(async () => {
    node = await open();
    ids = await node.setUp();
  });
  afterEach(stop);

  test('open one socket', async () => {
    const issued = await ticket();
    expect(Buffer.from(issued, 'base64url')).toHaveLength(32);
    expect(node.tickets.redeem(issued)).toMatchObject({ realm: 'live', reader: { userId: ids.officer } });
    expect(node.tickets.redeem(issued)).toBeUndefined();
    expect(node.tickets.redeem('x')).toBeUndefined();
  });
  test('last thirty seconds', async () => {
    const [early, late] = [await ticket(), await ticket()];
    node.real.forward(29);
    expect(node.tickets.redeem(early)).toBeDefined();
    node.real.forward(1);
    expect(node.tickets.redeem(late)).toBeUndefined();
  });
  test('die with their session and with a change of rights', async () => {
    const cookie = await node.cookie();
    const { reader, session } = node.identify.identify(cookie)!;
    const before = await ticket(cookie);
    await node.note(ids.officer, 'RoleGranted', { role: 'planner', rightsVersion: 3 });
    expect(node.tickets.redeem(before)).toBeUndefined();
    const after = await ticket(cookie);
    await node.signIn.end({ reader, session: session.id }, address);
    expect(node.tickets.redeem(after)).toBeUndefined();
  });
  test('give a socket the rights of now, until its session ends', async () => {
    const identity = new TicketedIdentity(node.tickets, node.sessions, node.rights);
    const admitted = identity.redeem(await ticket())!;
    expect(admitted).toMatchObject({ userId: ids.officer, realm: 'live' });
    await node.note(ids.officer, 'RoleGranted', { role: 'planner', rightsVersion: 3 });
    expect(identity.current(admitted)?.roles).toContain('planner');
    node.real.forward(31 * minutes);
    expect(identity.current(admitted)).toBeUndefined();
  });
});

describe('signing in', () => {
  const { open, stop } = nodes();
  let node: Node;
  beforeEach(async () => {
    node = await open();
    await node.setUp();
  });
  afterEach(stop);
  const attempt = (login: string, password: string, from = address) =>
    node.signIn.begin({ login, password }, from).then(
      () => 'in',
      ({ code }) => code,
    );

  test('takes the login in any case, the password as it is', async () => {
    expect(await attempt(' SAM ', passwords.officer)).toBe('in');
    for (const wrong of [` ${passwords.officer}`, passwords.officer.toUpperCase(), passwords.administrator, ''])
      expect(await attempt('sam', wrong)).toBe(wrong === '' ? 'INVALID_FIELDS' : 'NOT_AUTHENTICATED');
  });
  test('answers alike for a wrong password and for nobody; the record tells them apart', async () => {
    const errors = [];
    for (const login of ['sam', 'nobody'])
      errors.push(
        await node.signIn
          .begin({ login, password: 'x' }, address)
          .catch(({ code, detail, message }) => ({ code, detail, message })),
      );
    expect(errors[0]).toEqual(errors[1]);
    const failed = (await node.events('access')).map(({ type, data }) => [type, data.outcome]);
    expect(failed).toEqual([
      ['SignInFailed', 'wrong password'],
      ['SignInFailed', 'unknown login'],
    ]);
  });
  test.each(['sam', 'nobody'])(
    'ten failures lock login %s for fifteen minutes, the right password too',
    async (login) => {
      for (let tried = 0; tried < 10; tried++)
        expect(await attempt(login, 'wrong', `198.51.100.${tried}`)).toBe('NOT_AUTHENTICATED');
      expect(await attempt(login, passwords.officer, '192.0.2.1')).toBe('TOO_MANY_REQUESTS');
      expect(await attempt('ada', passwords.administrator, '192.0.2.1')).toBe('in');
      node.real.forward(15 * minutes);
      expect(await attempt(login, passwords.officer, '192.0.2.1')).toBe(login === 'sam' ? 'in' : 'NOT_AUTHENTICATED');
    },
  );
  test('ten failures lock an address, whoever it asks for', async () => {
    for (let tried = 0; tried < 10; tried++) await attempt(`user${tried}`, 'wrong');
    expect(await attempt('sam', passwords.officer)).toBe('TOO_MANY_REQUESTS');
    expect(await attempt('sam', passwords.officer, '192.0.2.1')).toBe('in');
  });
  test('guesses side by side gain nothing: ten of one login are checked, however many come', async () => {
    const guesses = Array.from({ length: 30 }, (_, index) => attempt('sam', 'wrong', `198.51.100.${index}`));
    expect((await Promise.all(guesses)).filter((outcome) => outcome === 'NOT_AUTHENTICATED')).toHaveLength(10);
  });
  test('many people of one address may sign in at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        attempt(index % 2 ? 'sam' : 'ada', index % 2 ? passwords.officer : passwords.administrator),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(['in']));
    for (let more = 0; more < 30; more++) expect(await attempt('sam', passwords.officer)).toBe('in');
  });
  test('nine failures, and ten spread over more than ten minutes, lock nothing; success forgets', async () => {
    for (let round = 0; round < 3; round++) {
      for (let tried = 0; tried < 9; tried++) await attempt('sam', 'wrong', `198.51.100.${tried}`);
      expect(await attempt('sam', passwords.officer, '192.0.2.1')).toBe('in');
    }
    for (let tried = 0; tried < 20; tried++) {
      expect(await attempt('sam', 'wrong', `192.0.2.${tried}`)).toBe('NOT_AUTHENTICATED');
      node.real.forward(70);
    }
  });
  test('by name alone only in a demonstration and only for its own accounts', async () => {
    expect(await node.signIn.begin({ alias: 'sam' }, address)).toHaveLength(43);
    const real = await open(node, new Settings({ node: 'node1' }));
    await expect(real.signIn.begin({ alias: 'sam' }, address)).rejects.toMatchObject({ code: 'INVALID_FIELDS' });
    await expect(real.signIn.begin({ login: 'sam', password: passwords.officer }, address)).rejects.toMatchObject({
      code: 'NOT_AUTHENTICATED',
    });
  });
});

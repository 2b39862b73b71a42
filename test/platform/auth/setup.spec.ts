import { Refusal } from '../../../contracts/refusals';
import { setupFaults } from '../../../src/platform/auth/setup-form';
import { type Node, nodes, setup } from './fixture';

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused');
  return error;
};

describe('set-up', () => {
  const { open, stop } = nodes();
  let node: Node;
  beforeEach(async () => {
    node = await open();
  });
  afterEach(stop);

  test('makes two people: an administrator without a country, and an officer of all countries', async () => {
    const { administrator, officer } = await node.setUp();
    expect(node.rights.reader(administrator)).toMatchObject({
      roles: ['administrator'],
      countries: [],
      rightsVersion: 1,
    });
    expect(node.rights.reader(officer)).toMatchObject({
      roles: ['senior-watch-officer'],
      org: 'STATE',
      rightsVersion: 2,
    });
    expect(node.rights.reader(officer)).not.toHaveProperty('countries');
    expect(node.rights.nameOf(officer)).toBe('Sam Brook');
  });

  test('records who did it and why, and no name in the clear', async () => {
    await node.setUp();
    const users = await node.events('user');
    expect(users.map(({ type }) => type)).toEqual([
      'UserRegistered',
      'RoleGranted',
      'ScopeChanged',
      'UserRegistered',
      'RoleGranted',
    ]);
    for (const { metadata } of users) expect(metadata).toMatchObject({ actor: { id: 'system' }, authority: 'setup' });
    const [changed] = await node.events('integrity');
    expect(changed).toMatchObject({
      stream: 'integrity-live',
      type: 'ConfigurationChanged',
      metadata: { authority: 'setup' },
    });
    const text = JSON.stringify(await node.log.readAll({ after: 0 }));
    for (const secret of ['Quill', 'Brook', '@state.example', 'velvet']) expect(text).not.toContain(secret);
  });

  test('works once, and never on a log that has an administrator', async () => {
    const token = node.token();
    await node.setup.create(setup(token));
    expect(node.link.open).toBe(false);
    expect(node.link.linkAt('http://127.0.0.1:1')).toBeUndefined();
    expect((await refusal(node.setup.create(setup(token)))).code).toBe('WRONG_STATE');
    const restarted = await open(node);
    expect(restarted.link.open).toBe(false);
    expect(await node.events('user')).toHaveLength(5);
  });

  test('of two that use the link at once one succeeds', async () => {
    const token = node.token();
    const outcomes = await Promise.allSettled([node.setup.create(setup(token)), node.setup.create(setup(token))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await node.events('user')).toHaveLength(5);
  });

  test('refuses any other token', async () => {
    for (const token of ['x', node.token().slice(0, -1), `${node.token()}A`]) {
      const { code, detail } = await refusal(node.setup.create(setup(token)));
      expect([code, detail.errors]).toEqual(['INVALID_FIELDS', [expect.objectContaining({ pointer: '/token' })]]);
    }
    expect(await node.events('user')).toEqual([]);
  });

  test('a set-up that failed half-way can be done again', async () => {
    const token = node.token();
    const note = node.ledger.note.bind(node.ledger);
    let failing = true;
    node.ledger.note = async (stream, events, by) => {
      if (failing && stream.startsWith('integrity-')) throw new Error('disk');
      return note(stream, events, by);
    };
    await expect(node.setup.create(setup(token))).rejects.toThrow('disk');
    failing = false;
    await node.setup.create(setup(token));
    expect(node.link.open).toBe(false);
    expect(await node.cookie()).toContain('__Host-wf');
  });

  test('names every fault of the form', () => {
    const form = setup('t');
    expect(setupFaults(form)).toEqual([]);
    const faults = (change: object, officer: object = {}) =>
      setupFaults({ ...form, ...change, officer: { ...form.officer, ...officer } }).map(({ pointer }) => pointer);
    expect(faults({}, { login: 'ADA', email: 'ADA@state.example', password: form.administrator.password })).toEqual([
      '/officer/login',
      '/officer/email',
      '/officer/password',
    ]);
    expect(faults({}, { password: 'short', org: 'state', name: '' })).toEqual([
      '/officer/name',
      '/officer/org',
      '/officer/password',
    ]);
    expect(faults({}, { org: 'ACME' })).toEqual(['/officer/org']);
    expect(faults({}, { password: 'Sam Brook state sam' })).toEqual(['/officer/password']);
    expect(faults({ administrator: undefined, more: 1 })).toEqual(['/more', '/administrator']);
    expect(setupFaults('text')).toEqual([{ pointer: '', rule: 'must be an object' }]);
  });
});

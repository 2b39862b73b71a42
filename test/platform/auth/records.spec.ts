import { EventLogError } from '../../../contracts/event-log';
import { Refusal } from '../../../contracts/refusals';
import { RefusedCommands } from '../../../src/platform/auth/refused-commands';
import { truncatedAddress } from '../../../src/platform/auth/truncated-address';
import { address, type Node, nodes } from './fixture';

const reader = { userId: 'u1', roles: ['watch-officer'], org: 'STATE' };

describe('records of attempts', () => {
  const { open, stop } = nodes();
  let node: Node;
  beforeEach(async () => {
    node = await open();
  });
  afterEach(stop);
  const types = async () => (await node.events('access')).map(({ type }) => type);

  test('name who, what, from where and the code', async () => {
    await node.records.denied({ reader, session: 'ab', address }, 'GET /boards/users', 'ROLE_NOT_ALLOWED');
    const [denied] = await node.events('access');
    expect(denied).toMatchObject({
      type: 'AccessDenied',
      data: {
        userId: 'u1',
        session: 'ab',
        address: '203.0.113.0/24',
        what: 'GET /boards/users',
        code: 'ROLE_NOT_ALLOWED',
      },
      metadata: { actor: { id: 'u1', role: 'watch-officer', org: 'STATE' } },
    });
  });

  test('a refused command stands beside the record it aimed at, without what was typed', async () => {
    const refused = new RefusedCommands(node.records);
    const request = {
      ip: address,
      identity: { reader: { ...reader, compartments: [], clearance: 'SBU' as const, rightsVersion: 1 }, session: 'ab' },
    };
    await refused.note(
      request,
      'ChangeAccess',
      { data: { userId: 'u9', reason: 'typed' } },
      new Refusal('SELF_GRANT', { revision: 4 }),
    );
    await refused.note(request, 'CorrectEvent', { data: { stream: 'crisis-c1' } }, new Refusal('NOT_CORRECTABLE'));
    await refused.note(request, 'Drop\u0000Table', 'typed', new Refusal('UNKNOWN_COMMAND'));
    await refused.note(request, 'OpenCrisis', { data: { crisisId: 'not an id' } }, new Refusal('INVALID_FIELDS'));
    const events = await node.events('access');
    expect(
      events.map(({ data: { commandType, code, subjects, streamRevision } }) => ({
        commandType,
        code,
        subjects,
        streamRevision,
      })),
    ).toEqual([
      { commandType: 'ChangeAccess', code: 'SELF_GRANT', subjects: [{ kind: 'user', id: 'u9' }], streamRevision: 4 },
      { commandType: 'CorrectEvent', code: 'NOT_CORRECTABLE', subjects: [{ kind: 'crisis', id: 'c1' }] },
      { commandType: 'unknown', code: 'UNKNOWN_COMMAND', subjects: [] },
      { commandType: 'OpenCrisis', code: 'INVALID_FIELDS', subjects: [] },
    ]);
    expect(JSON.stringify(events)).not.toContain('typed');
  });

  test('more than twenty refusals a minute by one sender become one record, others are not touched', async () => {
    for (let tried = 0; tried < 57; tried++) await node.records.denied({ reader, address }, 'GET /x', 'NOT_FOUND');
    await node.records.denied({ reader: { ...reader, userId: 'u2' }, address }, 'GET /x', 'NOT_FOUND');
    expect((await types()).filter((type) => type === 'AccessDenied')).toHaveLength(21);
    node.real.forward(60);
    await node.records.flush();
    await node.records.flush();
    const repeated = (await node.events('access')).filter(({ type }) => type === 'RefusalsRepeated');
    expect(repeated.map(({ data }) => [data.userId, data.count])).toEqual([['u1', 37]]);
    await node.records.denied({ reader, address }, 'GET /x', 'NOT_FOUND');
    expect((await types()).filter((type) => type === 'AccessDenied')).toHaveLength(22);
  });

  test('twenty are recorded one by one', async () => {
    for (let tried = 0; tried < 20; tried++) await node.records.denied({ address }, 'GET /x', 'NOT_AUTHENTICATED');
    node.real.forward(60);
    await node.records.flush();
    expect(await types()).toEqual(Array<string>(20).fill('AccessDenied'));
  });

  test('says that it cannot write, and that it can again', async () => {
    expect(node.records.writable).toBe(true);
    const append = node.log.append.bind(node.log);
    node.log.append = async () => {
      throw new EventLogError('LOG_FULL');
    };
    await node.records.denied({ reader, address }, 'GET /x', 'NOT_FOUND');
    expect(node.records.writable).toBe(false);
    await expect(node.records.write({ address }, { type: 'SignedOut', data: {} })).rejects.toMatchObject({
      code: 'LOG_READ_ONLY',
    });
    node.log.append = append;
    await node.records.denied({ reader, address }, 'GET /x', 'NOT_FOUND');
    expect(node.records.writable).toBe(true);
  });
});

describe('an address in a record', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:abcd:12::1', '2001:db8:abcd::/48'],
    ['2001:0db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['nonsense', 'unknown'],
  ])('%s is kept as %s', (full, kept) => expect(truncatedAddress(full)).toBe(kept));
});

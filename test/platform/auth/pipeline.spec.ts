import { type Application, createApplication } from '../../../src/app';
import { AccessFollower } from '../../../src/platform/auth/access-follower';
import { Accounts } from '../../../src/platform/auth/accounts';
import { Rights } from '../../../src/platform/auth/rights';
import { SetupLink } from '../../../src/platform/auth/setup-link';
import { uuid7 } from '../../../src/platform/derive';
import { Settings } from '../../../src/platform/settings';
import { HandClock, passwords, setup } from './fixture';

const password = 'silver meadow anvil thrush';

describe('people and rights through the whole pipeline', () => {
  let application: Application;
  const inject = (method: 'GET' | 'POST', url: string, payload?: object, headers: object = {}) =>
    application.app.inject({ method, url, headers: { 'x-watchfloor': '1', ...headers }, ...(payload && { payload }) });
  const signIn = async (login: string, word: string) => {
    const { headers } = await inject('POST', '/session', { login, password: word });
    return String(headers['set-cookie']).split(';')[0]!;
  };
  const send = async (cookie: string, type: string, data: object, id = uuid7()) => {
    const answer = (await inject('POST', `/commands/${type}`, { data }, { cookie, 'idempotency-key': id })).json();
    if (answer.position) await application.app.get(AccessFollower).reached(answer.position);
    return answer;
  };
  beforeEach(async () => {
    const settings = new Settings({ log: 'memory', demo: true, node: 'node1', quiet: true });
    application = await createApplication(settings, new HandClock('2013-03-04T05:10:00Z'));
    await application.app.init();
    await application.app.getHttpAdapter().getInstance().ready();
    const token = application.app.get(SetupLink).linkAt('')!.split('#')[1]!;
    expect((await inject('POST', '/setup', setup(token))).statusCode).toBe(201);
  });
  afterEach(() => application.close());

  const person = () => ({
    userId: uuid7(),
    subjectId: uuid7(),
    name: 'Juma Otieno',
    email: 'juma@state.example',
    org: 'STATE',
    kind: 'person',
  });
  const change = (userId: string, more: object) => ({
    userId,
    grantRoles: [],
    revokeRoles: [],
    compartmentsAdded: [],
    compartmentsRemoved: [],
    reason: 'joins the watch',
    ...more,
  });

  test('an administrator registers somebody, grants rights, and that person signs in with them', async () => {
    const administrator = await signIn('ada', passwords.administrator);
    const juma = person();
    const id = uuid7();
    const first = await send(administrator, 'RegisterUser', juma, id);
    expect(first).toMatchObject({ stream: `user-${juma.userId}`, revision: 0 });
    expect(await send(administrator, 'RegisterUser', juma, id)).toEqual(first);
    expect(await send(administrator, 'RegisterUser', juma)).toEqual(first);
    const renamed = await send(administrator, 'RegisterUser', { ...juma, name: 'Juma Were' });
    expect(renamed.revision).toBe(1);
    await send(
      administrator,
      'ChangeAccess',
      change(juma.userId, { grantRoles: ['watch-officer'], allCountries: true }),
    );
    await application.app.get(Accounts).create({ login: 'juma', userId: juma.userId, password, context: [juma.name] });
    const cookie = await signIn('juma', password);
    expect((await inject('GET', '/session', undefined, { cookie })).json()).toMatchObject({
      userId: juma.userId,
      name: 'Juma Were',
      roles: ['watch-officer'],
      countries: 'all',
      rightsVersion: 2,
    });
    expect(JSON.stringify(await application.adapters.log.readAll({ after: 0 }))).not.toContain('Juma');
  });

  test('who may not is refused, nothing is recorded about the user, and the attempt is', async () => {
    const officer = await signIn('sam', passwords.officer);
    const administrator = await signIn('ada', passwords.administrator);
    const ada = (await inject('GET', '/session', undefined, { cookie: administrator })).json().userId;
    const before = await application.adapters.log.read(`user-${ada}`);
    expect(await send(officer, 'ChangeAccess', change(ada, { suspended: true }))).toMatchObject({
      status: 403,
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(await send(administrator, 'ChangeAccess', change(ada, { grantRoles: ['auditor'] }))).toMatchObject({
      code: 'SELF_GRANT',
    });
    const sam = (await inject('GET', '/session', undefined, { cookie: officer })).json().userId;
    expect(await send(administrator, 'ChangeAccess', change(sam, { grantRoles: ['auditor'] }))).toMatchObject({
      code: 'ROLES_INCOMPATIBLE',
      values: { roles: ['auditor', 'senior-watch-officer'] },
    });
    expect(await send(administrator, 'ChangeAccess', change(sam, { compartmentsAdded: ['attic'] }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/compartmentsAdded/0' }],
    });
    expect(await send(administrator, 'ChangeAccess', change(sam, { grantRoles: ['administrator'] }))).toMatchObject({
      status: 409,
    });
    expect(await application.adapters.log.read(`user-${ada}`)).toEqual(before);
    const { events } = await application.adapters.log.readAll({ after: 0 });
    const refused = events
      .filter(({ type }) => type === 'CommandRefused')
      .map(({ data }) => [data.code, data.subjects]);
    expect(refused.slice(0, 2)).toEqual([
      ['ROLE_NOT_ALLOWED', [{ kind: 'user', id: ada }]],
      ['SELF_GRANT', [{ kind: 'user', id: ada }]],
    ]);
    expect(refused).toHaveLength(5);
  });

  test('suspending ends every session within the same command', async () => {
    const officer = await signIn('sam', passwords.officer);
    const administrator = await signIn('ada', passwords.administrator);
    const { userId } = (await inject('GET', '/session', undefined, { cookie: officer })).json();
    await send(administrator, 'ChangeAccess', change(userId, { suspended: true }));
    expect((await inject('GET', '/session', undefined, { cookie: officer })).statusCode).toBe(401);
    expect(application.app.get(Rights).reader(userId)).toBeUndefined();
  });

  test('a policy is set once and refused where its value breaks the schema', async () => {
    const administrator = await signIn('ada', passwords.administrator);
    const shelving = {
      name: 'alert-shelving',
      value: '{"maxHours":4}',
      reason: 'watch council',
      effectiveFrom: '2013-03-01T00:00:00Z',
    };
    const set = await send(administrator, 'SetPolicy', shelving);
    expect(set).toMatchObject({ stream: 'policy-alert-shelving', revision: 0 });
    expect(await send(administrator, 'SetPolicy', shelving)).toEqual(set);
    expect(await send(administrator, 'SetPolicy', { ...shelving, value: '{"maxHours":"4"}' })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      errors: [{ pointer: '/maxHours' }],
    });
  });
});

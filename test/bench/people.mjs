import { pack, product } from './product.mjs';

const { Accounts } = product('src/platform/auth/accounts');
const { SetupLink } = product('src/platform/auth/setup-link');
const { uuid7 } = product('src/platform/derive');
pack('@nestjs/core');

const account = (login, name, password) => ({ name, email: `${login}@bench.example`, org: 'STATE', login, password });
const administrator = account('ada', 'Ada Quill', 'velvet tandem glacier otter');
const officer = account('sato', 'Aiko Sato', 'copper lantern prairie moss');
const analystPassword = 'quiet kesh harbour lattice nine';

/** Makes the first accounts and an analyst; answers the session cookie of the officer and the analyst's id. */
export async function setUp(app, url) {
  const token = app.get(SetupLink, { strict: false }).linkAt(url)?.split('#')[1];
  if (token !== undefined) await send(url, '/setup', { token, administrator, officer });
  const admin = await signIn(url, administrator);
  const analystId = await registerAnalyst(app, url, admin);
  return { cookie: await signIn(url, officer), analystId };
}

async function registerAnalyst(app, url, cookie) {
  const userId = uuid7();
  const person = { name: 'Kesh Orla', email: 'kesh@bench.example', org: 'STATE', kind: 'person' };
  const access = {
    grantRoles: ['desk-analyst'],
    revokeRoles: [],
    allCountries: true,
    compartmentsAdded: [],
    compartmentsRemoved: [],
    reason: 'reads files',
  };
  await send(url, '/commands/RegisterUser', { data: { userId, subjectId: uuid7(), ...person } }, cookie);
  await send(url, '/commands/ChangeAccess', { data: { userId, ...access } }, cookie);
  await app.get(Accounts, { strict: false }).createForDemo({ login: 'kesh', userId, password: analystPassword });
  return userId;
}

async function signIn(url, { login, password }) {
  const { cookie } = await send(url, '/session', { login, password });
  return cookie;
}

/** One request of somebody; answers its body and the cookie it set. @throws unless it succeeded */
export async function send(url, path, body, cookie) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-watchfloor': '1', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return { body: text && JSON.parse(text), cookie: answer.headers.get('set-cookie')?.split(';')[0] };
}

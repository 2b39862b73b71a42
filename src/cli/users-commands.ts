import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BoardAnswer, DryRun, Recorded } from '../../contracts/http';
import { rowOf } from './board-commands';
import { type Context, isOn, text, texts } from './context';
import { Ended, exit, misused } from './exit';
import { Refused } from './server';
import { allOf, type SignedIn, secretFrom, serverOf, signedIn } from './signed-in';

/** Everybody who has an account or had one. */
export async function listUsers(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const { rows } = await call<BoardAnswer>('/boards/users');
  const found = Object.entries(rows).map(([key, row]) => rowOf(key, row));
  context.out.table('users', ['key', 'name', 'org', 'state', 'roles'], found);
  return exit.done;
}

const send = (call: SignedIn['call'], type: string, data: object, dry: boolean) =>
  call<Recorded | DryRun>(`/commands/${type}`, {
    method: 'POST',
    body: { data },
    headers: { 'idempotency-key': randomUUID(), ...(dry && { prefer: 'dry-run' }) },
  });

function assertAccepted(answer: Recorded | DryRun) {
  if ('refusals' in answer && answer.refusals[0]) throw new Refused(answer.refusals[0]);
}

/** Registers somebody, grants the roles named, and gives a login with its password. */
export async function addUser(context: Context): Promise<number> {
  const { flags, out } = context;
  if (isOn(flags, 'first')) return addFirst(context);
  const [login, name] = [context.positionals[0], text(flags, 'name')];
  if (login === undefined || name === undefined) throw misused('users add needs <login> and --name');
  const { call } = await signedIn(context);
  const dry = isOn(flags, 'dry-run');
  const userId = randomUUID();
  const [email, org] = [text(flags, 'email') ?? `${login}@invalid.example`, text(flags, 'org') ?? 'STATE'];
  const person = { userId, subjectId: randomUUID(), name, email, org, kind: 'person' };
  assertAccepted(await send(call, 'RegisterUser', person, dry));
  if (dry) {
    out.document('user', { userId, login }, () => `would register ${login}; nothing recorded (dry run)`);
    return exit.done;
  }
  const roles = texts(context.flags, 'role');
  if (roles.length > 0)
    assertAccepted(await send(call, 'ChangeAccess', access(context, userId, { grantRoles: roles }), false));
  const password = await secretFrom(context, 'new-password-file', `Password for ${login}: `);
  await call(`/accounts/${userId}`, { method: 'PUT', body: { login, password } });
  out.document(
    'user',
    { userId, login, roles },
    () => `added ${login} as ${userId}. To take it back: watchfloor users suspend ${userId}`,
  );
  return exit.done;
}

function access(context: Context, userId: string, change: object) {
  const { flags } = context;
  const countries = texts(context.flags, 'country');
  return {
    userId,
    grantRoles: [],
    revokeRoles: [],
    compartmentsAdded: texts(context.flags, 'compartment'),
    compartmentsRemoved: [],
    ...(countries.length > 0 && { countryScope: countries }),
    ...(isOn(flags, 'all-countries') && { allCountries: true }),
    ...(text(flags, 'until') && { until: text(flags, 'until') }),
    reason: text(flags, 'reason') ?? 'changed at the command line',
    ...change,
  };
}

const changing = (change: (context: Context) => object, done: string, reverse: string) => async (context: Context) => {
  const userId = context.positionals[0]!;
  const { call } = await signedIn(context);
  const dry = isOn(context.flags, 'dry-run');
  const answer = await send(call, 'ChangeAccess', access(context, userId, change(context)), dry);
  assertAccepted(answer);
  context.out.document('access', { userId, ...answer }, () =>
    dry
      ? `would be ${done}; nothing recorded (dry run)`
      : `${done}. To reverse it: watchfloor users ${reverse} ${userId}`,
  );
  return exit.done;
};

/** Grants roles, countries and compartments to somebody. */
export const grant = changing((context) => ({ grantRoles: context.positionals.slice(1, 2) }), 'granted', 'revoke');
/** Takes a role from somebody. */
export const revoke = changing(
  (context) => ({ revokeRoles: context.positionals.slice(1, 2), compartmentsAdded: [] }),
  'revoked',
  'grant',
);
/** Keeps somebody out until reinstated with `--lift`; open windows close at once. */
export const suspend = changing(({ flags }) => ({ suspended: !isOn(flags, 'lift') }), 'changed', 'suspend --lift');

/** Changes the caller's own password. */
export async function changePassword(context: Context): Promise<number> {
  const { call, user } = await signedIn(context);
  if (isOn(context.flags, 'dry-run')) {
    context.out.document('password', { user }, () => `would change the password of ${user}; nothing changed (dry run)`);
    return exit.done;
  }
  const current = await secretFrom(context, 'password-file', `Present password of ${user}: `);
  const next = await secretFrom(context, 'new-password-file', 'New password: ');
  await call('/session/password', { method: 'PUT', body: { current, next } });
  context.out.document('password', { user }, () => `changed the password of ${user}`);
  return exit.done;
}

/** The first administrator and the first senior watch officer, by the token of the setup link. */
async function addFirst(context: Context): Promise<number> {
  const { flags, terminal, out } = context;
  const from = text(flags, 'data');
  if (from === undefined)
    throw misused(
      'users add --first needs --data <file> with token, administrator and officer',
      'The token is the part of the setup link after #.',
    );
  let body: object;
  try {
    body = JSON.parse(from === '-' ? await allOf(terminal.stdin) : readFileSync(from, 'utf8')) as object;
  } catch {
    throw misused(`--data ${from} is no readable JSON`);
  }
  if (isOn(flags, 'dry-run')) {
    out.document('setup', {}, () => 'would make the first two accounts; nothing recorded (dry run)');
    return exit.done;
  }
  const { status } = await serverOf(context).call('/setup', { method: 'POST', body });
  if (status !== 201) throw new Ended(exit.failure, `the server answered ${status}`);
  out.document('setup', {}, () => 'made the first two accounts. Sign in with --user <login>');
  return exit.done;
}

import { uuid7 } from '../../../src/platform/derive';
import { commandInfo } from '../../../src/platform/registry';
import { crisisOf, updateOf } from '../../matter';
import { type Bad, bytes, good, goodText, invalid } from './bad';
import { sampleOf } from './samples';

/** Headers that name no command, no revision, no session, or another site. */
export function* headers(): Generator<Bad> {
  for (const key of ['', '1', 'not-a-uuid', '01900000-0000-1000-8000-000000000001', 'x'.repeat(300)])
    yield bytes(`idempotency key ${key.slice(0, 20)}`, goodText(), {
      headers: { 'idempotency-key': key },
      ...invalid,
      pointer: '/headers/idempotency-key',
    });
  for (const match of ['1', 'W/"1"', '"x"', '"-1"', '*', '"9999999999999999999"', '""'])
    yield bytes(`if-match ${match}`, goodText(), {
      headers: { 'if-match': match },
      ...invalid,
      pointer: '/headers/if-match',
    });
  yield bytes('no x-watchfloor', goodText(), {
    headers: { 'x-watchfloor': '' },
    ...invalid,
    pointer: '/headers/x-watchfloor',
  });
  yield bytes('x-watchfloor 2', goodText(), {
    headers: { 'x-watchfloor': '2' },
    ...invalid,
    pointer: '/headers/x-watchfloor',
  });
  yield bytes('foreign origin', goodText(), {
    headers: { origin: 'https://evil.example' },
    ...invalid,
    pointer: '/headers/origin',
  });
  yield bytes('origin null', goodText(), { headers: { origin: 'null' }, ...invalid, pointer: '/headers/origin' });
  for (const site of ['cross-site', 'same-site'])
    yield bytes(`fetch site ${site}`, goodText(), {
      headers: { 'sec-fetch-site': site },
      ...invalid,
      pointer: '/headers/sec-fetch-site',
    });
  for (const cookie of ['', '__Host-wf=', '__Host-wf=nobody', 'wf=1', `__Host-wf=${'x'.repeat(5000)}`])
    yield bytes(`cookie ${cookie.slice(0, 20)}`, goodText(), {
      headers: { cookie },
      status: 401,
      code: 'NOT_AUTHENTICATED',
    });
}

/** Commands that do not exist, and senders without role, scope, compartment or session. */
export function* rights(): Generator<Bad> {
  const as = (what: string, send: Bad['send'], status: number, code: string): Bad => ({ what, send, status, code });
  for (const type of [
    'NoSuchCommand',
    'constructor',
    '__proto__',
    'toString',
    'opencrisis',
    'OpenCrisis%20',
    '%00',
    'a'.repeat(90),
  ])
    yield bytes(`command ${type.slice(0, 20)}`, goodText(), {
      path: `/commands/${type}`,
      status: 404,
      code: 'UNKNOWN_COMMAND',
    });
  yield as(
    'no role',
    ({ ken, crisisOfKenya }) => ken.attempt('CloseCrisis', { crisisId: crisisOfKenya, reason: 'over' }),
    403,
    'ROLE_NOT_ALLOWED',
  );
  yield as(
    'no role: policy',
    ({ ken }) => ken.attempt('SetPolicy', sampleOf(commandInfo('SetPolicy')!.entry.command)),
    403,
    'ROLE_NOT_ALLOWED',
  );
  yield as(
    'outside scope',
    ({ ken }) => ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN', 'HND'])),
    403,
    'OUTSIDE_SCOPE',
  );
  yield as(
    'record out of scope',
    ({ ken, crisisOfHonduras }) => ken.attempt('PostSituationUpdate', updateOf(crisisOfHonduras, 'x')),
    404,
    'NOT_FOUND',
  );
  yield as('record unknown', ({ ken }) => ken.attempt('PostSituationUpdate', updateOf(uuid7(), 'x')), 404, 'NOT_FOUND');
  yield as(
    'opening what is out of scope',
    ({ ken, crisisOfHonduras }) => ken.attempt('OpenCrisis', crisisOf(crisisOfHonduras, ['KEN'])),
    404,
    'NOT_FOUND',
  );
  yield as(
    'reference out of scope',
    ({ ken, crisisOfHonduras }) =>
      ken.attempt('RaiseAlert', {
        alertId: uuid7(),
        severity: 1,
        subject: { kind: 'crisis', id: crisisOfHonduras },
        title: 'x',
        crisisId: crisisOfHonduras,
        evidence: [{ kind: 'url', ref: 'x' }],
      }),
    422,
    'UNKNOWN_REFERENCE',
  );
  yield as(
    'compartment',
    ({ ken }) =>
      ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN']), {
        envelope: { handling: { classification: 'UNCLASSIFIED', compartments: ['AMBER'] } },
      }),
    403,
    'COMPARTMENT_REQUIRED',
  );
  yield as(
    'clearance',
    ({ ken }) =>
      ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN']), {
        envelope: { handling: { classification: 'SECRET', compartments: [] } },
      }),
    403,
    'COMPARTMENT_REQUIRED',
  );
  yield as(
    'another handling',
    ({ officer, crisisOfKenya }) =>
      officer.attempt('PostSituationUpdate', updateOf(crisisOfKenya, 'x'), {
        envelope: { handling: { classification: 'SBU', compartments: [] } },
      }),
    422,
    'INVALID_FIELDS',
  );
  yield as(
    'another realm',
    ({ officer }) => officer.post('/commands/OpenCrisis?realm=exercise-1', good()),
    409,
    'REALM_NOT_ALLOWED',
  );
  yield as(
    'stale revision',
    ({ officer, crisisOfKenya }) =>
      officer.attempt('PostSituationUpdate', updateOf(crisisOfKenya, 'x'), { ifMatch: 7 }),
    412,
    'REVISION_CONFLICT',
  );
  yield as('board without its role', ({ ken }) => ken.get('/boards/users'), 403, 'ROLE_NOT_ALLOWED');
  yield as('register without its role', ({ ken }) => ken.get('/registers/access-log'), 403, 'ROLE_NOT_ALLOWED');
  yield as(
    'record page out of scope',
    ({ ken, crisisOfHonduras }) => ken.get(`/records/crisis-${crisisOfHonduras}`),
    404,
    'NOT_FOUND',
  );
  yield as(
    'a ticket for nobody',
    ({ server }) => server.stranger().post('/live/tickets', {}),
    401,
    'NOT_AUTHENTICATED',
  );
  for (const path of [
    '/boards/crises',
    '/registers/signals',
    '/records/crisis-1',
    '/events/1',
    '/lookup/crisis',
    '/contracts/commands',
    '/status',
    '/session',
    '/preferences',
  ])
    yield as(`nobody at ${path}`, ({ server }) => server.stranger().get(path), 401, 'NOT_AUTHENTICATED');
}

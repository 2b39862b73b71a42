import { microsOf } from '../../../contracts/clock';
import { ScriptedClock } from '../../../infra/clock';
import { RealClock } from '../../../src/platform/auth/real-clock';
import { startApp } from '../../app';

jest.setTimeout(60_000);

const minute = 60_000_000;

describe('a socket that sends nothing', () => {
  it('ends when its session has idled out', async () => {
    const server = await startApp({ log: 'memory' });
    const live = await server.officer.live('crises');
    const clock = server.app.get(RealClock, { strict: false });
    const real = clock.micros();
    Object.assign(clock, { micros: () => real + 31 * minute });
    expect((await live.ended()).code).toBe(4401);
    await server.close();
  });

  it('ends when a role of its person has run out, and its tick closes the role for good', async () => {
    const clock = new ScriptedClock(microsOf('2026-11-25T06:00:00Z'), 1);
    const server = await startApp({ log: 'memory', clock });
    const person = await server.signUp({ login: 'guest', roles: ['watch-officer'] });
    await server.admin.command('ChangeAccess', {
      userId: person.userId,
      grantRoles: ['desk-analyst'],
      revokeRoles: [],
      compartmentsAdded: [],
      compartmentsRemoved: [],
      until: '2026-11-26',
      reason: 'one day only',
    });
    await person.get('/session');
    const live = await person.live('crises');
    clock.moveTo(microsOf('2026-11-28T06:00:00Z'));
    expect((await live.ended()).code).toBe(4403);
    expect((await person.get('/session')).body.roles).toEqual(['watch-officer']);
    await server.close();
  });
});

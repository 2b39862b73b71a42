import { uuid7 } from '../../src/platform/derive';
import { startApp } from '../app';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

describe.each(['sqlite', 'memory'] as const)('an application over a log in %s', (log) => {
  it('sets itself up, records a command and shows the row to a window that was open before', async () => {
    const server = await startApp({ log });
    try {
      const ken = await server.signUp({ login: 'ken', roles: ['watch-officer'], countries: ['KEN'] });
      const window = await ken.live('crises');
      const crisisId = uuid7();
      const { position } = await ken.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
      await window.reached('crises', position);
      expect(window.board('crises').rows.get(crisisId)).toMatchObject({ status: 'monitoring', countries: ['KEN'] });
      expect((await ken.board('crises', position)).rows[crisisId]).toEqual(window.board('crises').rows.get(crisisId));
      const { rows } = await ken.register('timeline', { after: position });
      expect(rows.map(({ row }) => row.subjectKind).sort()).toEqual(['country', 'crisis']);
    } finally {
      await server.close();
    }
  });
});

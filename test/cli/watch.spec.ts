import { uuid7 } from '../../src/platform/derive';
import { ended, start, written } from './process';
import { openCrisis, startServer } from './server';

jest.setTimeout(60_000);

it('follows a board at the address it is given, though browsers come by another origin', async () => {
  const server = await startServer('--public-origin', 'https://watch.example.org');
  try {
    const crisisId = await openCrisis(server, uuid7());
    const child = start(['board', 'watch', 'crises', '--plain', ...server.as('sam')]);
    const closed = ended(child);
    await written(child, new RegExp(`${crisisId}\tKenya: electoral violence`));
    child.kill('SIGINT');
    expect((await closed).stderr).toBe('');
  } finally {
    await server.stop();
  }
});

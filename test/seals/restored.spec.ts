import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7 } from '../../src/platform/derive';
import { startApp } from '../app';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

it('a log that was restored with a loss says so once, before anything else is recorded', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-restored-'));
  const first = await startApp({ log: 'sqlite', dataDir });
  const head = await first.log.head();
  await first.close();
  const file = join(dataDir, 'live', 'restored.json');
  const loss = {
    previousOrigin: 'watchfloor.example/log/live/01900000-0000-7000-8000-0000000000f1',
    previousCheckpoint: '',
    restoredSize: head,
    lostFrom: head + 1,
    reason: 'the disk was lost',
  };
  writeFileSync(file, JSON.stringify(loss));
  for (const _ of ['first start', 'second start']) {
    const server = await startApp({ log: 'sqlite', dataDir });
    await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    const restored = (await server.events()).filter(({ type }) => type === 'LogRestored');
    expect(restored.map(({ position, stream, data }) => [position, stream, data.cause, data.lostFrom])).toEqual([
      [head + 1, 'integrity-live', 'the disk was lost', head + 1],
    ]);
    expect(existsSync(file)).toBe(false);
    await server.close();
  }
  rmSync(dataDir, { recursive: true });
});

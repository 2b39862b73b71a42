import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { verifyLog } from '../../infra/event-log/verify/verify-log';
import { openDatabase } from '../../infra/sqlite';
import { openSealed, record } from '../seals/log';

const before = 300;
const after = 900;

describe('verification of a log that is written meanwhile', () => {
  let dir: string;
  let later: string;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'growing-'));
    later = mkdtempSync(join(tmpdir(), 'grown-'));
    const first = await openSealed(dir);
    await record(first, before);
    await first.close();
    copyFileSync(logFile(dir), logFile(later));
    const second = await openSealed(later);
    await record(second, after - before);
    await second.close();
  });
  afterEach(() => {
    for (const folder of [dir, later]) rmSync(folder, { recursive: true });
  });

  /** What a writer would do between two statements of the reader. */
  const grow = () => {
    const db = openDatabase(logFile(dir));
    db.prepare('ATTACH ? AS later').run(logFile(later));
    db.transaction(() => {
      db.exec(`INSERT INTO stream SELECT * FROM later.stream WHERE name NOT IN (SELECT name FROM stream);
               INSERT INTO event SELECT * FROM later.event WHERE position > ${before} ORDER BY position;
               INSERT INTO tile SELECT * FROM later.tile WHERE (level, idx) NOT IN (SELECT level, idx FROM tile);
               UPDATE tile SET hashes = (SELECT hashes FROM later.tile t WHERE t.level = tile.level AND t.idx = tile.idx)
               WHERE level > 0`);
    })();
    db.close();
  };

  it('leaves what is new to the next time, also where new tiles were begun', async () => {
    let grown = false;
    const progress = () => {
      if (grown) return;
      grown = true;
      grow();
    };
    expect(await verifyLog({ dir, seals: [], progress })).toMatchObject({ size: before, findings: [] });
    expect(await verifyLog({ dir, seals: [] })).toMatchObject({ size: after, findings: [] });
  });

  it('ends when it is told to, before and while it reads', async () => {
    const ending = new AbortController();
    const running = verifyLog({ dir, seals: [], signal: ending.signal });
    ending.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await expect(verifyLog({ dir, seals: [], signal: ending.signal })).rejects.toThrow('enough');
  });
});

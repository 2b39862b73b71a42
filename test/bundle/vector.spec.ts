import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf } from './base-bundles';
import { writeBundle } from './files';
import { SampleLog } from './sample-log';
import { vectorEvents, vectorNote, vectorPolicy } from './vector';
import { type Program, programs, verify } from './verifiers';

/** The published example of format 1 (trust.md §19): whoever reads it must find every digest, leaf and signature right. */
test.each(Object.keys(programs) as Program[])('%s accepts the published example', async (program) => {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-vector-'));
  const log = new SampleLog(vectorEvents);
  expect(Buffer.from(log.root()).toString('hex')).toBe(
    'ac1f25c46a5be623194eacd63388de97cc437f1d332550162200c338dc35ced1',
  );
  try {
    const path = join(folder, 'vector.zip');
    writeFileSync(path, writeBundle(contentOf(log, [0, 1, 2], { note: vectorNote, policy: vectorPolicy })));
    expect(await verify(program, path)).toEqual({ code: 0, lines: ['verdict: ok'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a process of its own prints of the run of a seed. */
function traceOf(seed: number): string {
  const script = join(__dirname, 'print-trace.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, String(seed)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status).toBe(0);
  return stdout;
}

it('two runs of one seed leave the same trace, and another seed another one', () => {
  const trace = traceOf(1);
  expect(trace).toContain('all is healed');
  expect(traceOf(1)).toBe(trace);
  expect(traceOf(2)).not.toBe(trace);
});

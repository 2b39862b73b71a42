import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { severityChanged, uuid7 } from './events.mjs';
import { now } from './rounds.mjs';

/** The disk alone: one record of the reference size after the other, each flushed. Answers records a second. */
export function rawAppends(dir, records) {
  const { data, metadata } = severityChanged(uuid7(), 1, 2);
  const record = Buffer.from(`${JSON.stringify({ data, metadata })}\n`);
  const file = openSync(join(dir, `raw-${uuid7()}`), 'a');
  const begun = now();
  for (let i = 0; i < records; i++) {
    writeSync(file, record);
    fdatasyncSync(file);
  }
  const ms = now() - begun;
  closeSync(file);
  return (1000 * records) / ms;
}

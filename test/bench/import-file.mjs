import { createReadStream } from 'node:fs';
import { product } from './product.mjs';
import { now } from './rounds.mjs';

const { Imports } = product('src/platform/exchange/imports');
const { ImportRunner } = product('src/platform/exchange/import-runner');
const { Registers } = product('src/platform/pictures/registers');
const { Rights } = product('src/platform/auth/rights');
const { EventLog } = product('contracts/event-log');

/** Imports a file for somebody; done when every register can show its rows. Milliseconds of both, and the counts. */
export async function importFile(app, userId, path) {
  const of = (type) => app.get(type, { strict: false });
  const reader = of(Rights).reader(userId);
  const ask = { format: 'ucdpGed', fileName: path.split('/').at(-1), maxBytes: 1e9, maxRows: 1e7 };
  const begun = now();
  const { batchId } = await of(Imports).start(createReadStream(path), ask, reader);
  await of(ImportRunner).enqueue(batchId);
  const imported = now() - begun;
  const { counts, state } = await of(Imports).result(batchId, reader);
  if (state !== 'concluded') throw new Error(`the import is ${state}`);
  const head = await of(EventLog).head();
  const registers = of(Registers);
  await Promise.all(registers.all().map(({ name }) => registers.reached(name, head, 60_000)));
  return { imported, searchable: now() - begun, counts };
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../bench/product.mjs';
import { verifyInThisThread } from './same-thread.mjs';
import { keyFileIn } from './sealed-log.mjs';
import { WritingLog } from './writing-log.mjs';

verifyInThisThread();
const { verificationOf } = product('infra/event-log/verify/sqlite-verification');

/** What a process said of its events before it ended. */
export function said(lines) {
  const of = (pattern) => lines.map((line) => pattern.exec(line)).filter(Boolean);
  return {
    acknowledged: new Map(of(/^ack (\S+) (\d+)/).map(([, id, position]) => [id, Number(position)])),
    refused: of(/^refused (\S+) (\S+) ?(\S*)/).map(([, id, code, outcome]) => ({ id, code, outcome })),
    sealed: of(/^sealed (\d+)/).map(([, size]) => Number(size)),
    stopped: lines.find((line) => line.startsWith('stopped ')),
    opened: lines.includes('open'),
    ended: lines.some((line) => /^(closed|unclosed)/.test(line)),
  };
}

/** Everything that is wrong with a log after a process that wrote it ended somehow. */
export async function lossesAfter(dir, lines) {
  const { acknowledged, refused, sealed } = said(lines);
  const log = new WritingLog(dir, { keyFile: keyFileIn(dir) });
  const wrong = log.writer.stopped ? [`a new start is read-only: ${log.writer.stopped}`] : [];
  const rows = log.db.prepare(`SELECT json_extract(metadata, '$.commandId'), position FROM event`).raw().all();
  const positions = new Map(rows);
  const written = rows.filter(([id]) => acknowledged.has(id)).length;
  if (written > acknowledged.size) wrong.push(`duplicate: ${acknowledged.size} commands made ${written} events`);
  for (const [id, position] of acknowledged)
    if (positions.get(id) !== position)
      wrong.push(`lost: ${id} was acknowledged at ${position}, stands at ${positions.get(id)}`);
  for (const { id, code, outcome } of refused)
    if (outcome !== 'unknown' && positions.has(id)) wrong.push(`${id} was refused ${code} and is recorded`);
  log.close();
  return [...wrong, ...(await sealsAfter(dir, sealed))];
}

/** Signed heads that left the process hold, and no note is half there. */
async function sealsAfter(dir, sealed) {
  const { size, findings } = await verificationOf({ dir, keyFile: keyFileIn(dir), threads: 1 }).run();
  const kept = readdirSync(join(dir, 'checkpoints')).filter((name) => name.endsWith('.note'));
  const sizes = new Set(kept.map((name) => Number.parseInt(name, 10)));
  return [
    ...findings.map(({ code, index, detail }) => `${code} ${index}: ${detail}`),
    ...sealed.filter((one) => one > size || !sizes.has(one)).map((one) => `the checkpoint of ${one} is missing`),
  ];
}

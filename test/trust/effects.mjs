import { join } from 'node:path';
import { product } from '../bench/product.mjs';

const { LogReader } = product('infra/event-log/sqlite/log-reader');
const { verificationOf } = product('infra/event-log/verify/sqlite-verification');

const page = { events: 1000, bytes: Number.POSITIVE_INFINITY };
const realmOf = (dataDir) => join(dataDir, 'live');

/** Every recorded event of a data directory, with its command. */
export function* recordedIn(dataDir) {
  const reader = new LogReader(realmOf(dataDir));
  try {
    for (let after = 0; ; ) {
      const events = reader.after(after, page);
      if (events.length === 0) return;
      for (const { event } of events) yield event;
      after = events.at(-1).event.position;
    }
  } finally {
    reader.close();
  }
}

/** True once the log of a data directory has a signed head. */
export function isSealed(dataDir) {
  const reader = new LogReader(realmOf(dataDir));
  try {
    return reader.db.prepare('SELECT COUNT(*) FROM signed_head').pluck().get() > 0;
  } finally {
    reader.close();
  }
}

/** Which acknowledged commands are not recorded, and which are elsewhere than they were said to be, or more than once. */
export function recordedEffects(dataDir, acknowledged) {
  const found = new Map();
  for (const { metadata, position, stream, revision } of recordedIn(dataDir))
    if (acknowledged.has(metadata.commandId))
      found.set(metadata.commandId, [...(found.get(metadata.commandId) ?? []), { position, stream, revision }]);
  const [lost, moved] = [[], []];
  for (const [commandId, said] of acknowledged) {
    const at = found.get(commandId)?.at(-1);
    if (at === undefined) lost.push(`lost: ${commandId} was acknowledged at ${said.position}, and is not here`);
    else if (at.position !== said.position || at.stream !== said.stream || at.revision !== said.revision)
      moved.push(`${commandId} was acknowledged at ${said.position}, and stands at ${at.position}`);
  }
  const twice = [...found].filter(([, events]) => events.length > 1);
  return { lost, otherwise: [...moved, ...twice.map(([id, events]) => `${id} is recorded ${events.length} times`)] };
}

/** What the verification finds, given checkpoints that were kept outside. */
export async function verified(dataDir, checkpoints) {
  const keyFile = join(dataDir, 'keys', 'log-signing.pem');
  const { findings } = await verificationOf({ dir: realmOf(dataDir), keyFile, checkpoints, threads: 1 }).run();
  return findings.map(({ code, index, detail }) => `${code} ${index}: ${detail}`);
}

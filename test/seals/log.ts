import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../infra/clock';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { createKeyFile } from '../../infra/seal/key-file';
import { eventId, uuid7 } from '../../src/platform/derive';
import { metadataOf } from '../../src/platform/ledger/proposal';

const actor = { id: 'user-1', role: 'watch-officer', org: 'STATE' };
const handling = { classification: 'UNCLASSIFIED', compartments: [] };

/** A folder with a signing key, for a log that is sealed. */
export function sealedFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-seals-'));
  const keyFile = join(dir, 'log-signing.pem');
  createKeyFile(keyFile);
  return { dir, keyFile, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export const openSealed = (dir: string, keyFile?: string, readOnly = false) =>
  SqliteEventLog.open({ dir, realm: 'live', clock: systemClock, readOnly, ...(keyFile && { keyFile }) });

/** Events of one command as a ledger would record them. @param first number of the first of them */
export function commandEvents(stream: string, first: number, count: number, text = 'update') {
  const commandId = uuid7();
  const issued = { actor, commandId, at: '2026-11-25T10:00:00.000000Z', realm: 'live' };
  const metadata = metadataOf(issued as never, handling as never);
  return Array.from({ length: count }, (_, index) => ({
    id: eventId(commandId, index),
    type: 'SituationUpdatePosted',
    data: { crisisId: stream, text: `${text} ${first + index} — größer`, number: first + index },
    metadata,
  }));
}

/** Records so many events on a new stream, one to three a command. */
export async function record(log: SqliteEventLog, count: number, text?: string) {
  const stream = `crisis-${uuid7()}`;
  for (let made = 0; made < count; ) {
    const events = commandEvents(stream, made, Math.min(1 + (made % 3), count - made), text);
    await log.append(stream, made - 1, events);
    made += events.length;
  }
}

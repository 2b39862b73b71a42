import type { ProposedEvent } from '../../../contracts/event-log';
import { backups } from '../../../infra/backup/backups';
import { eventId, uuid7 } from '../../../src/platform/derive';
import { metadataOf } from '../../../src/platform/ledger/proposal';
import { newRealm, silent } from '../realm';

jest.setTimeout(120_000);

/** Events of the log that is restored. */
const volume = 50_000;
const perAppend = 500;
/** Of each million events (trust.md §17.3), and what a log of any size takes. */
const [secondsPerMillion, secondsBefore] = [60, 5];

const handling = { classification: 'UNCLASSIFIED', compartments: [] };
const actor = { id: 'user-1', role: 'watch-officer', org: 'STATE' };

function eventsOf(stream: string): readonly ProposedEvent[] {
  const commandId = uuid7();
  const issued = { actor, commandId, at: '2026-11-25T10:00:00.000000Z', realm: 'live' };
  return Array.from({ length: perAppend }, (_, index) => ({
    id: eventId(commandId, index),
    type: 'SituationUpdatePosted',
    data: { crisisId: stream, text: 'Counting goes on; roads to the north are blocked again.', number: index },
    metadata: metadataOf(issued as never, handling as never),
  }));
}

// A loaded machine must not fail a unit test: the objective counts where T-18 is run by itself.
const timed = process.env.TRUST_VOLUME !== undefined;

test(`${volume} events are restored, and a drill says how fast`, async () => {
  const realm = newRealm();
  const log = await realm.open();
  for (let made = 0; made < volume; made += perAppend) {
    const stream = `crisis-${uuid7()}`;
    await log.append(stream, -1, eventsOf(stream));
  }
  await log.close();
  await realm.create();
  const drill = await backups.drill({ ...silent, backup: realm.at('backup'), scratch: realm.root });
  realm.remove();
  process.stdout.write(`drill of ${volume} events: ${drill.totalSeconds.toFixed(2)} s, ${drill.bytes} bytes\n`);
  expect(drill.findings).toEqual([]);
  if (timed) expect(drill.totalSeconds).toBeLessThan(secondsBefore + (volume / 1_000_000) * secondsPerMillion);
});

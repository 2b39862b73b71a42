import type { ProposedEvent } from '../../../contracts/event-log';
import { backups } from '../../../infra/backup/backups';
import { eventId, uuid7 } from '../../../src/platform/derive';
import { metadataOf } from '../../../src/platform/ledger/proposal';
import { volumeOr } from '../../seeded';
import { newRealm, silent } from '../realm';

const rounds = volumeOr(0);
/** The deep run of T-18 restores as much as the objective is about (trust.md §17.3). */
const deep = rounds >= 40;
jest.setTimeout(deep ? 600_000 : 120_000);

/** Events of the log that is restored. */
const volume = deep ? 1_000_000 : 50_000;
const perAppend = 500;
/** Of each million events, and what a log of any size takes. */
const [secondsPerMillion, secondsBefore] = [60, 5];
// A loaded machine must not fail a unit test: smaller logs have their share of the limit where T-18 is run by itself.
const timed = rounds > 0;

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

test(`${volume} events are restored within a minute${timed ? '' : ' (their share of it is not timed here)'}`, async () => {
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
  const seconds = `${drill.totalSeconds.toFixed(2)} s of ${drill.limitSeconds} s`;
  process.stdout.write(
    `drill of ${volume} events: ${seconds}, ${drill.bytes} bytes${timed ? '' : '; their share of the limit is not timed'}\n`,
  );
  expect(drill.findings).toEqual([]);
  expect(drill.totalSeconds).toBeLessThan(drill.limitSeconds);
  if (timed) expect(drill.totalSeconds).toBeLessThan(secondsBefore + (volume / 1_000_000) * secondsPerMillion);
});

import { MemoryEventLog } from '../../../infra/event-log/memory';
import { Streams } from '../../../src/platform/ledger/streams';
import { deciderOf } from '../../../src/platform/registry';
import { event, newStream, TestClock } from '../../event-log/contract/subject';
import { crisisOf, updateOf } from '../../matter';

const crisis = deciderOf('crisis')!;

/** A log whose pages are a while on their way. */
class FarLog extends MemoryEventLog {
  arrival: Promise<void> = Promise.resolve();

  override async read(...wanted: Parameters<MemoryEventLog['read']>) {
    const page = await super.read(...wanted);
    await this.arrival;
    return page;
  }
}

/** A stream of one event that is being read while another event is recorded and taken. */
async function overtaken() {
  const log = new FarLog({ realm: 'live', clock: new TestClock() });
  const streams = new Streams(log);
  const stream = newStream();
  const crisisId = stream.slice('crisis-'.length);
  const record = async (expected: number, type: string, data: object) => {
    const { position } = await log.append(stream, expected, [event({ ...data }, { type })]);
    const { events } = await log.readAll({ after: position - 1 });
    return { events, through: position, live: true, head: position };
  };
  const opened = { ...crisisOf(crisisId, ['KEN']), status: 'monitoring', scaleVersion: 1 };
  streams.took(await record(-1, 'CrisisOpened', opened));
  const arrival = Promise.withResolvers<void>();
  log.arrival = arrival.promise;
  const reading = streams.load(crisis, stream);
  await log.head();
  streams.took(await record(0, 'SituationUpdatePosted', { ...updateOf(crisisId, 'on the way'), number: 1 }));
  return { log, streams, stream, arrival, reading };
}

it('a stream is not kept without an event that was taken while it was on its way', async () => {
  const { streams, stream, arrival, reading } = await overtaken();
  arrival.resolve();
  expect((await reading).revision).toBe(0);
  expect(await streams.load(crisis, stream)).toMatchObject({ revision: 1, state: { updates: 1 } });
});

it('a reading that comes late does not replace what another one has brought', async () => {
  const { log, streams, stream, arrival, reading } = await overtaken();
  log.arrival = Promise.resolve();
  expect((await streams.load(crisis, stream)).revision).toBe(1);
  arrival.resolve();
  expect((await reading).revision).toBe(0);
  expect((await streams.load(crisis, stream)).revision).toBe(1);
});

import { microsOf } from '../../contracts/clock';
import { Cosigning, type CosigningStatus, isUnwitnessed } from '../../contracts/cosigning';
import { Seals } from '../../contracts/seals';
import { uuid7 } from '../../src/platform/derive';
import { Boards } from '../../src/platform/pictures/boards';
import { IntegrityRecords } from '../../src/platform/seals/integrity-records';
import { WitnessRecords } from '../../src/platform/seals/witness-records';
import { startApp, type TestApp } from '../app';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

/** Witnesses whose state a test sets. */
class SetWitnesses extends Cosigning {
  now: CosigningStatus = { witnesses: [], quorum: { needed: true } };

  async start() {}
  async close() {}
  noteOf = ({ note }: { readonly note: string }) => note;
  status = () => this.now;
  trouble = () => undefined;
  listen = () => () => undefined;
}

let server: TestApp;
let witnesses: SetWitnesses;
let watch: WitnessRecords;
beforeEach(async () => {
  server = await startApp({ log: 'sqlite' });
  witnesses = new SetWitnesses();
  watch = new WitnessRecords(witnesses, server.app.get(Boards), server.app.get(IntegrityRecords));
});
afterEach(() => server.close());

const recorded = async (type: string) =>
  (await server.events()).filter((event) => event.type === type).map(({ data }) => data);
const ig = { name: 'ig', keyName: 'witness.example', asked: true } as const;

it('a witness that fails is recorded after 15 minutes and after a day, once each until it cosigns again', async () => {
  const failing = async (seconds: number | undefined) => {
    const failure = seconds === undefined ? {} : { failing: { code: 'TIMEOUT', seconds } };
    witnesses.now = { witnesses: [{ ...ig, ...failure }], quorum: { needed: true } };
    await watch.look();
    return (await recorded('WitnessFailed')).map((data) => (data as { failingForSeconds: number }).failingForSeconds);
  };
  expect(await failing(899)).toEqual([]);
  expect(await failing(900)).toEqual([900]);
  expect(await failing(7200)).toEqual([900]);
  expect(await failing(86_460)).toEqual([900, 86_460]);
  expect(await failing(90_000)).toEqual([900, 86_460]);
  expect(await failing(undefined)).toEqual([900, 86_460]);
  expect(await failing(960)).toEqual([900, 86_460, 960]);
  const alerts = await server.officer.live('alerts');
  await alerts.until('the alert', () =>
    [...alerts.board('alerts').rows.values()].some(({ title }) => String(title).includes('witness')),
  );
});

it('a checkpoint that is on the record is recorded as cosigned once a quorum covers it, and no other head is', async () => {
  await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
  const { size } = await server.app.get(Seals).seal('handover');
  await server.app.get(IntegrityRecords).publish();
  const auditor = await server.signUp({ login: 'auditor', roles: ['auditor'] });
  const live = await auditor.live('integrity');
  await live.until('the checkpoint', () => Boolean(live.board('integrity').rows.get('live')?.checkpoint));
  const covered = async (quorum: number) => {
    const cosigned = { size: quorum, at: '2026-12-01T10:00:00.000000Z' };
    witnesses.now = { witnesses: [{ ...ig, cosigned }], quorum: { needed: true, size: quorum } };
    await watch.look();
    return recorded('WitnessCosigned');
  };
  expect(await covered(size - 1)).toEqual([]);
  expect(await covered(size)).toMatchObject([{ size, witnesses: ['ig'] }]);
  await live.until('the cosignature', () => Boolean(live.board('integrity').rows.get('live')?.cosigned));
  expect(await covered(size + 5)).toHaveLength(1);
  // What seals record of themselves asks for no further seal on the record.
  await server.app.get(Seals).seal('handover');
  await server.app.get(IntegrityRecords).publish();
  const before = (await recorded('CheckpointPublished')).length;
  await server.app.get(Seals).seal('handover');
  await server.app.get(IntegrityRecords).publish();
  expect(await recorded('CheckpointPublished')).toHaveLength(before);
});

it('a log is unwitnessed when heads wait for a quorum that never was, or longer than 15 minutes ago', () => {
  const unmetSince = '2026-12-01T10:00:00.000000Z';
  const minutes = (count: number) => microsOf(unmetSince) + count * 60_000_000;
  expect(isUnwitnessed({ needed: true }, minutes(99))).toBe(false);
  expect(isUnwitnessed({ needed: true, unmetSince }, minutes(0))).toBe(true);
  expect(isUnwitnessed({ needed: true, size: 7, unmetSince }, minutes(15))).toBe(false);
  expect(isUnwitnessed({ needed: true, size: 7, unmetSince }, minutes(15) + 1)).toBe(true);
  expect(isUnwitnessed({ needed: false, unmetSince }, minutes(99))).toBe(false);
});

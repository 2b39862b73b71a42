import { Seals } from '../../contracts/seals';
import { uuid7 } from '../../src/platform/derive';
import { startApp, type TestApp } from '../app';
import type { Client } from '../client';
import { alertOf, crisisOf } from '../matter';

jest.setTimeout(60_000);

const shiftId = 'AF.20261125.1';
const digest = '4be1'.repeat(16);

describe('a watch that is handed over', () => {
  let server: TestApp;
  let [first, second]: Client[] = [];
  let startedAt = 0;
  beforeAll(async () => {
    server = await startApp();
    first = await server.signUp({ login: 'wo1', roles: ['watch-officer'] });
    second = await server.signUp({ login: 'wo2', roles: ['watch-officer'] });
    ({ position: startedAt } = await first.command('StartShift', starting(shiftId, first)));
  });
  afterAll(() => server.close());

  const starting = (id: string, ...crew: readonly Client[]) => ({
    shiftId: id,
    deskId: 'AF',
    zone: 'America/New_York',
    plannedFrom: '2026-11-25T00:00:00Z',
    plannedTo: '2026-11-25T12:00:00Z',
    crew: crew.map(({ userId }) => ({ userId, position: 'watch officer', org: 'STATE' })),
  });
  const preparing = (more: object = {}) => ({
    shiftId,
    fromPosition: startedAt,
    toPosition: startedAt,
    sections: [{ heading: 'history', text: 'A calm night.' }],
    openAlertIds: [],
    criticalAlertIds: [],
    openTaskingIds: [],
    contentSha256: digest,
    deskCloses: false,
    ...more,
  });
  const code = async (by: Client, type: string, data: object) => (await by.attempt(type, data)).body.code;
  const raise = async (desk: string) => {
    const crisisId = uuid7();
    await server.officer.command('OpenCrisis', { ...crisisOf(crisisId, ['KEN']), leadDesk: desk });
    const alert = alertOf({ kind: 'crisis', id: crisisId }, { severity: 4 });
    await server.officer.command('RaiseAlert', alert);
    return alert.alertId;
  };

  it('has an id that tells desk, day and number', async () => {
    const { status, body } = await first!.attempt('StartShift', { ...starting('AF.1', first!) });
    expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, 'INVALID_FIELDS', '/shiftId']);
  });

  it('keeps a log whose lines are corrected and struck, never changed', async () => {
    const write = (text: string) => {
      const data = { shiftId, entryId: uuid7(), text, significant: true, refs: [] };
      return first!.command('RecordLogEntry', data).then(({ position }) => position);
    };
    const [kept, twice] = [await write('Convoy left Gulu'), await write('Convoy left Gulu')];
    const idAt = async (position: number) => (await server.events()).find((event) => event.position === position)!.id;
    const strike = { stream: `shift-${shiftId}`, targetEventId: await idAt(twice), reason: 'written twice' };
    expect(await code(second!, 'RetractEvent', strike)).toBe('RETRACTION_NOT_PERMITTED');
    const struck = await first!.command('RetractEvent', strike);
    const corrected = await first!.command('CorrectEvent', {
      stream: `shift-${shiftId}`,
      targetEventId: await idAt(kept),
      corrections: [{ pointer: '/significant', value: 'false' }],
      reason: 'routine',
    });
    const { rows } = await second!.register('watch-log', { after: corrected.position });
    expect(rows.map(({ row }) => [row.position, row.struckBy, row.correctedBy]).sort()).toEqual([
      [kept, null, corrected.position],
      [twice, struck.position, null],
    ]);
    expect((await second!.board('desks', corrected.position)).rows.AF).toMatchObject({
      shiftId,
      entries: 1,
      significantEntries: 0,
    });
  });

  it('covers the log from its start and lists every open critical alert of the desk, and of no other', async () => {
    const [critical] = [await raise('AF'), await raise('EAP')];
    const listing = { openAlertIds: [critical], criticalAlertIds: [critical] };
    expect(await code(first!, 'PrepareHandover', preparing({ fromPosition: startedAt + 1 }))).toBe('INVALID_FIELDS');
    expect(await code(first!, 'PrepareHandover', preparing({ ...listing, fromPosition: 0 }))).toBe(
      'HANDOVER_RANGE_WRONG',
    );
    expect(await code(first!, 'PrepareHandover', preparing({ ...listing, toPosition: 1_000_000 }))).toBe(
      'HANDOVER_RANGE_WRONG',
    );
    const { body } = await first!.attempt('PrepareHandover', preparing());
    expect(body).toMatchObject({ code: 'HANDOVER_INCOMPLETE', values: { alertIds: [critical] } });
    const { position } = await first!.command('PrepareHandover', preparing(listing));
    const event = (await server.events()).find((one) => one.position === position)!;
    expect(event.data).toMatchObject({ checkpointSize: position - 1, checkedAt: position - 1 });
  });

  it('is taken over by another officer who read what is critical', async () => {
    const [prepared] = (await server.events()).filter(({ type }) => type === 'HandoverPrepared');
    const readAlertIds = prepared!.data.criticalAlertIds;
    const accepting = (more: object = {}) => ({ shiftId, contentSha256: digest, readAlertIds, ...more });
    expect(await code(first!, 'AcceptHandover', accepting())).toBe('HANDOVER_NEEDS_ANOTHER_OFFICER');
    expect(await code(second!, 'AcceptHandover', accepting({ readAlertIds: [] }))).toBe('CRITICAL_ALERTS_UNREAD');
    expect(await code(second!, 'AcceptHandover', accepting({ contentSha256: 'x' }))).toBe('HANDOVER_CHANGED');
    const { position } = await second!.command('AcceptHandover', accepting());
    expect((await second!.board('desks', position)).rows.AF).toMatchObject({
      shiftId: null,
      handoverState: 'accepted',
      toPosition: startedAt,
      onWatch: second!.userId,
    });
    const entry = { shiftId, entryId: uuid7(), text: 'Too late', significant: false, refs: [] };
    expect(await code(first!, 'RecordLogEntry', entry)).toBe('RECORD_CLOSED');
    await sealedFrom(position);
  });

  /** Waits until a checkpoint is kept for a handover that covers a position. */
  const sealedFrom = (position: number) => {
    const seals = server.app.get(Seals);
    const isKept = () => seals.kept(20).some(({ reason, size }) => reason === 'handover' && size >= position);
    return new Promise<void>((resolve) => {
      const stop = seals.listen(look);
      function look() {
        if (!isKept()) return;
        stop();
        resolve();
      }
      look();
    });
  };

  it('is followed by one that begins where it ended', async () => {
    const next = 'AF.20261125.2';
    const [critical] = (await server.events()).find(({ type }) => type === 'HandoverPrepared')!.data
      .criticalAlertIds as string[];
    const { position } = await second!.command('StartShift', { ...starting(next, second!), tookOverFrom: shiftId });
    const handover = { shiftId: next, toPosition: position, criticalAlertIds: [critical] };
    expect(await code(second!, 'PrepareHandover', preparing({ ...handover, fromPosition: position }))).toBe(
      'HANDOVER_RANGE_WRONG',
    );
    await second!.command('PrepareHandover', preparing({ ...handover, fromPosition: startedAt }));
  });
});

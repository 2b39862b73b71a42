import type { RecordedEvent } from '../../../contracts/event-log';
import { refusals } from '../../../contracts/refusals';
import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import type { Answer, Client } from '../../client';
import { crisisOf, severityOf, updateOf } from '../../matter';

jest.setTimeout(120_000);

const writers = 64;
const commandsEach = 5;

type Sent = Answer<any> & { readonly type: string; readonly withRevision: boolean };

describe.each(['sqlite', 'memory'] as const)('writers of one crisis over a log in %s', (log) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ log });
  });
  afterAll(() => server.close());

  const streamOf = async (stream: string): Promise<readonly RecordedEvent[]> =>
    (await server.events()).filter((event) => event.stream === stream);
  const opened = async () => {
    const crisisId = uuid7();
    await server.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN', 'SOM']));
    return crisisId;
  };

  it('64 at once leave no gap and no duplicate, and each answer is a record or a coded refusal', async () => {
    const crisisId = await opened();
    const answers: Sent[] = [];
    const writer = async (n: number) => {
      const client = n % 2 === 0 ? server.officer : await server.signIn('sato');
      for (let i = 0; i < commandsEach; i++) answers.push(await send(client, crisisId, n, i));
    };
    await Promise.all(Array.from({ length: writers }, (_, n) => writer(n)));

    const events = await streamOf(`crisis-${crisisId}`);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(events.length);
    const numbers = events.filter(({ type }) => type === 'SituationUpdatePosted').map(({ data }) => data.number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));

    const recorded = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) expect(refusals[body.code as keyof typeof refusals]?.[0]).toBe(status);
    const updates = recorded.filter(({ type }) => type === 'PostSituationUpdate');
    expect(new Set(updates.map(({ body }) => body.revision)).size).toBe(updates.length);
    expect(numbers.length).toBe(updates.length);
    for (const { body } of recorded) expect(events[body.revision]?.position).toBe(body.position);
    const codes = Object.groupBy(refused, ({ body }) => body.code);
    expect(Object.keys(codes).sort()).toEqual(['ALREADY_EXISTS', 'REVISION_CONFLICT']);
    expect(codes.REVISION_CONFLICT!.every(({ withRevision }) => withRevision)).toBe(true);
    process.stdout.write(
      `Show 5 (${log}): ${answers.length} commands of ${writers} writers: ${recorded.length} recorded or already true, ` +
        `${Object.entries(codes)
          .map(([code, list]) => `${list!.length} ${code}`)
          .join(', ')}; ${events.length} events, no gap\n`,
    );
  });

  it('one command sent five times in parallel has one effect and one answer', async () => {
    const crisisId = await opened();
    const id = uuid7();
    const before = (await streamOf(`crisis-${crisisId}`)).length;
    const send5 = () =>
      Promise.all(
        Array.from({ length: 5 }, () =>
          server.officer.attempt('PostSituationUpdate', updateOf(crisisId, 'once'), { id }),
        ),
      );
    const answers = [...(await send5()), ...(await send5())];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect((await streamOf(`crisis-${crisisId}`)).length).toBe(before + 1);
  });

  it('opening the same crisis in parallel under different command ids records it once', async () => {
    const crisisId = uuid7();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.officer.attempt('OpenCrisis', crisisOf(crisisId, ['KEN']))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await streamOf(`crisis-${crisisId}`)).toHaveLength(1);
  });

  const others: readonly [string, (crisisId: string) => readonly [string, object]][] = [
    ['other fields', (crisisId) => ['PostSituationUpdate', updateOf(crisisId, 'two')]],
    ['another type', (crisisId) => ['ChangeCrisisSeverity', severityOf(crisisId, 4)]],
    ['another record', () => ['OpenCrisis', crisisOf(uuid7(), ['KEN'])]],
  ];
  it.each(others)('an id that comes again with %s is refused', async (_, other) => {
    const crisisId = await opened();
    const id = uuid7();
    await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'one'), { id });
    const before = (await server.events()).filter(({ stream }) => !stream.startsWith('access-')).length;
    const [type, data] = other(crisisId);
    const { status, body } = await server.officer.attempt(type, data, { id });
    expect([status, body.code]).toEqual([409, 'COMMAND_ID_REUSED']);
    expect((await server.events()).filter(({ stream }) => !stream.startsWith('access-')).length).toBe(before);
  });

  it('a repeat gets the first answer although the revision it expected has passed', async () => {
    const crisisId = await opened();
    const id = uuid7();
    const first = await server.officer.attempt('PostSituationUpdate', updateOf(crisisId, 'one'), { id, ifMatch: 0 });
    await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'two'));
    const again = await server.officer.attempt('PostSituationUpdate', updateOf(crisisId, 'one'), { id, ifMatch: 0 });
    expect([again.status, again.text]).toEqual([201, first.text]);
  });
});

async function send(client: Client, crisisId: string, writer: number, i: number): Promise<Sent> {
  const kind = (writer + i) % 5;
  const sent = (type: string, data: object, ifMatch?: number) =>
    client
      .attempt(type, data, { ...(ifMatch !== undefined && { ifMatch }) })
      .then((answer) => ({ ...answer, type, withRevision: ifMatch !== undefined }));
  if (kind === 0) return sent('ChangeCrisisSeverity', severityOf(crisisId, 1 + ((writer + i) % 4)));
  if (kind === 1) return sent('OpenCrisis', crisisOf(crisisId, ['KEN', 'SOM'], `writer ${writer}`));
  if (kind === 2) return sent('OpenCrisis', crisisOf(crisisId, ['KEN', 'SOM']));
  const update = updateOf(crisisId, `writer ${writer}, update ${i}`);
  return kind === 3 ? sent('PostSituationUpdate', update, (writer * i) % 40) : sent('PostSituationUpdate', update);
}

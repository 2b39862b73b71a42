import { commands } from '../../../contracts';
import type { RecordedEvent } from '../../../contracts/event-log';
import { startingPolicies } from '../../../contracts/policies';
import { boards } from '../../../projections';
import { uuid7 } from '../../../src/platform/derive';
import { codesOf } from '../../../src/platform/ledger/decision';
import { reliesOnDecision } from '../../../src/platform/ledger/decision-authority';
import { MemoryPicture } from '../../../src/platform/pictures/memory-picture';
import { stateHash } from '../../../src/platform/pictures/state-hash';
import { commandInfo } from '../../../src/platform/registry';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { crisisOf, updateOf } from '../../matter';

jest.setTimeout(180_000);

const both = ['DECISION_NOT_TAKEN', 'DECISION_NOT_ABOUT_THIS'];

it('is asked of every command that refers to a decision, and of none of the decision itself', () => {
  const relying = Object.keys(commands).filter((type) => reliesOnDecision(commandInfo(type)!));
  expect(relying).toEqual([
    'ReviewCountryWatch',
    'ChangeCrisisStatus',
    'ChangeInteragencyManagement',
    'TransferLead',
    'PublishToolkit',
    'SetPolicy',
  ]);
  for (const type of relying) expect(codesOf(commandInfo(type)!)).toEqual(expect.arrayContaining(both));
  expect(codesOf(commandInfo('IssueTasking')!)).not.toEqual(expect.arrayContaining(both));
});

/** A board folded from nothing over these events. */
function replayedHash(topic: string, events: readonly RecordedEvent[], position: number) {
  const board = boards.find((one) => one.topic === topic)!;
  const picture = new MemoryPicture({ ...board, name: topic });
  for (const event of events.filter((one) => one.position <= position))
    picture.apply(event, { policies: startingPolicies });
  return stateHash(topic, board.version, position, new Map([...picture.rows].map(([key, { shown }]) => [key, shown])));
}

describe('a decision as authority', () => {
  let server: TestApp;
  let maker: Client;
  const forumId = uuid7();
  const [crisisId, otherCrisisId] = [uuid7(), uuid7()];

  beforeAll(async () => {
    server = await startApp();
    maker = await server.signUp({ login: 'dm1', roles: ['decision-maker', 'forum-secretary', 'planner'] });
    await maker.command('EstablishForum', {
      forumId,
      name: 'Policy Coordination Committee',
      kind: 'policyCoordinationCommittee',
      functions: ['policyDevelopment'],
      founding: 'NSPD-44',
      coChairs: [{ org: 'STATE' }],
      secretariat: 'STATE',
      members: [{ org: 'STATE' }, { org: 'DOD' }],
      partnerMembers: [],
      quorum: 1,
      reportsTo: 'Deputies Committee',
      closed: false,
    });
    for (const id of [crisisId, otherCrisisId]) await server.officer.command('OpenCrisis', crisisOf(id, ['KEN']));
  });
  afterAll(() => server.close());

  async function requested(subject: object) {
    const decisionId = uuid7();
    await maker.command('RequestDecision', {
      decisionId,
      forumId,
      subject,
      question: 'What shall be done?',
      background: 'Counting is slow.',
      dueAt: '2026-12-24T12:00:00Z',
      agencies: [],
      countries: ['KEN'],
      papers: [],
      withdrawn: false,
    });
    return decisionId;
  }
  async function take(decisionId: string, more: object = {}) {
    const optionId = uuid7();
    const table = (id: string, effect: string) =>
      maker.command('TableOption', {
        decisionId,
        optionId: id,
        title: effect,
        text: 'As said.',
        effect,
        tools: [],
        instruments: [],
        risks: 'Few.',
        benefits: 'Many.',
      });
    await table(optionId, 'act');
    await table(uuid7(), 'noAction');
    return maker.command('TakeDecision', {
      decisionId,
      optionId,
      rationale: 'It is time.',
      knownAtPosition: 0,
      boards: [],
      conditions: [],
      decisionAuthority: 'NSPD-44',
      ...more,
    });
  }
  const taken = async (subject: object, more: object = {}) => {
    const decisionId = await requested(subject);
    await take(decisionId, more);
    return decisionId;
  };
  const move = (id: string, to: string, decisionId: string) =>
    server.officer.attempt('ChangeCrisisStatus', { crisisId: id, to, rationale: 'as decided', decisionId });
  const codeOf = async (answer: ReturnType<typeof move>) => {
    const { status, body } = await answer;
    return [status, (body as { code?: string }).code];
  };

  it('moves a crisis once it is taken about this crisis, or in general, and tells up to where was checked', async () => {
    const decisionId = await requested({ kind: 'crisis', id: crisisId });
    expect(await codeOf(move(crisisId, 'alert', decisionId))).toEqual([409, 'DECISION_NOT_TAKEN']);
    await take(decisionId);
    expect(await codeOf(move(otherCrisisId, 'alert', decisionId))).toEqual([409, 'DECISION_NOT_ABOUT_THIS']);
    expect((await move(crisisId, 'alert', decisionId)).status).toBe(201);
    const general = await taken({ kind: 'general' });
    expect((await move(otherCrisisId, 'alert', general)).status).toBe(201);
    const changes = (await server.events()).filter(({ type }) => type === 'CrisisStatusChanged');
    for (const { data, position } of changes) expect(data.checkedAt).toBe(position - 1);
  });

  it('names a decision that exists, and stream rules come first', async () => {
    expect(await codeOf(move(crisisId, 'active', uuid7()))).toEqual([422, 'UNKNOWN_REFERENCE']);
    const open = await requested({ kind: 'general' });
    expect(await codeOf(move(crisisId, 'transition', open))).toEqual([409, 'WRONG_STATE']);
    const { refusals } = await server.officer.dryRun('ChangeCrisisStatus', {
      crisisId,
      to: 'active',
      rationale: 'x',
      decisionId: open,
    });
    expect(refusals.map(({ code }) => code)).toEqual(['DECISION_NOT_TAKEN']);
  });

  it('no longer counts once it is reversed, and cannot be reversed twice', async () => {
    const first = await taken({ kind: 'crisis', id: crisisId });
    await taken({ kind: 'general' }, { reverses: first });
    expect(await codeOf(move(crisisId, 'active', first))).toEqual([409, 'DECISION_NOT_TAKEN']);
    await expect(taken({ kind: 'general' }, { reverses: first })).rejects.toThrow('DECISION_NOT_TAKEN');
    const { rows } = await maker.board('decisions', await server.log.head());
    expect(rows[first]?.reversedBy).toEqual(expect.any(String));
  });

  it('without one, a crisis moves as before and nothing was checked', async () => {
    const id = uuid7();
    await server.officer.command('OpenCrisis', crisisOf(id, ['KEN']));
    await server.officer.command('ChangeCrisisStatus', { crisisId: id, to: 'alert', rationale: 'as seen' });
    const last = (await server.events()).at(-1)!;
    expect(last.data).not.toHaveProperty('checkedAt');
  });

  it('about a crisis also stands for the interagency management beside it, which needs that crisis', async () => {
    const decisionId = await taken({ kind: 'crisis', id: crisisId });
    const change = (id: string) =>
      maker.attempt('ChangeInteragencyManagement', {
        crisisId: id,
        countries: ['KEN'],
        to: 'active',
        structures: [],
        decisionId,
        reason: 'Many agencies are on the ground.',
      });
    expect(await codeOf(change(uuid7()))).toEqual([422, 'UNKNOWN_REFERENCE']);
    expect(await codeOf(change(otherCrisisId))).toEqual([409, 'DECISION_NOT_ABOUT_THIS']);
    const { status, body } = await change(crisisId);
    expect(status).toBe(201);
    const { rows } = await maker.board('crises', body.position);
    expect(rows[crisisId]?.management).toMatchObject({ state: 'active' });
  });

  it('keeps the boards as they were known at its position, also after corrections', async () => {
    const before = await server.events();
    const knownAtPosition = before.at(-1)!.position;
    const known = ['crises', 'decisions'].map((topic) => ({
      topic,
      stateHash: replayedHash(topic, before, knownAtPosition),
    }));
    const boardsKnown = { boards: ['crises', 'decisions'], knownAtPosition };
    const hashesOf = async (decisionId: string) =>
      (await server.events()).find(({ type, data }) => type === 'DecisionTaken' && data.decisionId === decisionId)?.data
        .boardHashes;
    const { position } = await server.officer.command('PostSituationUpdate', updateOf(crisisId, 'Roads are open.'));
    const update = (await server.events()).find((event) => event.position === position)!;
    await server.officer.command('CorrectEvent', {
      stream: update.stream,
      targetEventId: update.id,
      corrections: [{ pointer: '/text', value: '"Roads are closed."' }],
      reason: 'misheard',
    });
    expect(await hashesOf(await taken({ kind: 'general' }, boardsKnown))).toEqual(known);

    const corrected = await server.log.head();
    await maker.board('crises', corrected);
    const now = (await maker.board('crises')).stateHash;
    const atHead = { boards: ['crises'], knownAtPosition: corrected };
    expect(await hashesOf(await taken({ kind: 'general' }, atHead))).toEqual([{ topic: 'crises', stateHash: now }]);
    const ahead = { knownAtPosition: 1_000_000, boards: ['crises'] };
    await expect(taken({ kind: 'general' }, ahead)).rejects.toThrow('POSITION_AHEAD');
    await expect(taken({ kind: 'general' }, { boards: ['integrity-else'] })).rejects.toThrow('INVALID_FIELDS');
  });
});

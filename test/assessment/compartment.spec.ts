import { uuid7 } from '../../src/platform/derive';
import { startApp, type TestApp } from '../app';
import type { Client } from '../client';

const commission = (lead: string) => ({
  assessmentId: uuid7(),
  title: 'Kenya: risk of attacks on civilians',
  countries: ['KEN'],
  scope: 'Coast, to the second round.',
  definition: 'massAtrocity',
  lead,
  agencies: ['STATE', 'USAID'],
  dueAt: '2026-12-24',
});
const factor = (assessmentId: string) => ({
  assessmentId,
  itemId: uuid7(),
  kind: 'trigger',
  statement: 'A result that is read out too early.',
  confidence: 'low',
  evidence: [{ kind: 'url', ref: 'https://watchfloor.example/report' }],
});

describe('an atrocity assessment', () => {
  let server: TestApp;
  let holder: Client;
  let outsider: Client;
  beforeAll(async () => {
    server = await startApp();
    const roles = ['assessment-lead'] as const;
    holder = await server.signUp({ login: 'holder', roles, compartments: ['atrocity'] });
    outsider = await server.signUp({ login: 'outsider', roles });
  });
  afterAll(() => server.close());

  it('is commissioned by somebody of the compartment only, and stands in it unasked', async () => {
    const lead = (await holder.get<{ userId: string }>('/session')).body.userId;
    const data = commission(lead);
    expect(await outsider.attempt('CommissionAtrocityAssessment', data)).toMatchObject({
      status: 403,
      body: { code: 'COMPARTMENT_REQUIRED' },
    });
    expect(await holder.attempt('CommissionAtrocityAssessment', data)).toMatchObject({ status: 201 });
    expect(await holder.attempt('RecordAtrocityFactor', factor(data.assessmentId))).toMatchObject({ status: 201 });
    // Whether the record is there or not, the answer is the same.
    for (const assessmentId of [data.assessmentId, uuid7()])
      expect(await outsider.attempt('RecordAtrocityFactor', factor(assessmentId))).toMatchObject({
        status: 403,
        body: { code: 'COMPARTMENT_REQUIRED', values: { compartments: ['atrocity'] } },
      });
    const record = `/records/atrocityAssessment-${data.assessmentId}`;
    expect((await outsider.get(record)).status).toBe(404);
    expect(await holder.get(record)).toMatchObject({
      status: 200,
      body: {
        row: { kind: 'atrocity', state: 'drafting' },
        events: [{ metadata: { handling: { compartments: ['atrocity'] } } }, {}],
      },
    });
  });
});

import { Parser } from '@asyncapi/parser';
import Ajv from 'ajv/dist/2020';
import formats from 'ajv-formats';
import { uuid7 } from '../../../src/platform/derive';
import { asyncApi } from '../../../src/platform/http/asyncapi';
import { clientFrames, serverFrames } from '../../../src/platform/http/frame-schemas';
import { startApp, type TestApp } from '../../app';
import { crisisOf } from '../../matter';

jest.setTimeout(60_000);

const ajv = formats(new Ajv({ strict: true }));
const checks = Object.fromEntries(
  Object.entries({ ...clientFrames, ...serverFrames }).map(([op, schema]) => [op, ajv.compile(schema)]),
);
const faults = (frame: { readonly op: string }): readonly string[] => {
  const check = checks[frame.op];
  if (!check) return [`unknown op ${frame.op}`];
  return check(frame) ? [] : [ajv.errorsText(check.errors)];
};

describe('the AsyncAPI document', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ log: 'sqlite' });
  });
  afterAll(() => server.close());

  it('is valid', async () => {
    const diagnostics = await new Parser().validate(JSON.stringify(asyncApi()));
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  });

  it('is served to whoever is signed in', async () => {
    const { status, body } = await server.officer.get('/asyncapi.json');
    expect([status, body.asyncapi, Object.keys(body.channels)]).toEqual([200, '3.0.0', ['live']]);
    expect((await server.officer.get('/contracts/asyncapi')).body).toEqual(body);
  });

  it('describes every frame that a real window gets', async () => {
    const live = await server.officer.live('crises');
    const { position } = await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    await live.reached('crises', position);
    live.send({ op: 'watch', topic: 'nothing-of-this-name' });
    await live.until('a refusal', () => live.frames.some(({ op }) => op === 'refused'));
    const beats = live.beats;
    await live.until('a heartbeat', () => live.beats > beats);
    expect(live.frames.flatMap((frame) => faults(frame))).toEqual([]);
    expect(new Set(live.frames.map(({ op }) => op))).toEqual(new Set(Object.keys(serverFrames)));
  });

  it('refuses frames with members that it does not know', () => {
    expect(faults({ op: 'watch', topic: 'crises', extra: 1 } as never)).not.toEqual([]);
    expect(faults({ op: 'applied', topic: 'crises', position: -1 } as never)).not.toEqual([]);
  });
});

import { microsOf } from '../../contracts/clock';
import type { RecordedEvent } from '../../contracts/event-log';
import { refusals } from '../../contracts/refusals';
import { ScriptedClock } from '../../infra/clock';
import { type Application, createApplication } from '../../src/app';
import { buttons, cast, userIdOf } from '../../src/demo/cast';
import { fill, type Showing, show } from '../../src/demo/demo';
import { electionDay, kenyaRuleId } from '../../src/demo/kenya';
import { stepsBefore } from '../../src/demo/load';
import { stepsOfTheDay } from '../../src/demo/play';
import type { Stage } from '../../src/demo/stage';
import { beginning, playBegins } from '../../src/demo/times';
import { Traffic } from '../../src/demo/traffic';
import { scenarioCrises } from '../../src/demo/watch-steps';
import { SignIn } from '../../src/platform/auth/sign-in';
import { Settings } from '../../src/platform/settings';

interface Loaded {
  readonly application: Application;
  readonly stage: Stage;
  readonly tookMs: number;
}

async function loaded(): Promise<Loaded> {
  const clock = new ScriptedClock(microsOf(beginning));
  const application = await createApplication(new Settings({ log: 'memory', demo: true, quiet: true, port: 0 }), clock);
  await application.app.init();
  const began = performance.now();
  const stage = await fill(application.app, clock, () => {});
  return { application, stage, tookMs: performance.now() - began };
}

const eventsOf = async ({ adapters }: Application) => {
  const events: RecordedEvent[] = [];
  for (let after = 0; ; ) {
    const page = await adapters.log.readAll({ after, limit: 1000 });
    events.push(...page.events);
    if (page.end) return events;
    after = page.through;
  }
};
const dataOf = (events: readonly RecordedEvent[], type: string) =>
  events.filter((event) => event.type === type).map(({ data }) => data as Readonly<Record<string, unknown>>);

describe('demonstration', () => {
  let first: Loaded;
  let events: readonly RecordedEvent[];

  beforeAll(async () => {
    first = await loaded();
    events = await eventsOf(first.application);
    process.stdout.write(`demonstration: ${events.length} events in ${Math.round(first.tookMs)} ms, log in memory\n`);
  }, 120_000);
  afterAll(() => first.application.close());

  it('ends at the moment when the play begins, in the order of time', () => {
    const times = events.map(({ metadata }) => metadata.recordedAt);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)! < playBegins).toBe(true);
    expect(first.stage.now).toBe(playBegins);
  });

  it('records every step at its moment and is refused none', () => {
    const at = new Map(events.map(({ metadata }) => [metadata.commandId, metadata.recordedAt]));
    const late = stepsBefore.filter((step) => at.get(step.commandId)?.slice(0, 22) !== step.at.slice(0, 22));
    expect(late).toEqual([]);
    expect(dataOf(events, 'CommandRefused')).toEqual([]);
  });

  it('opens 25 crises with updates, changes, figures, reports and alerts', () => {
    const count = (type: string) => dataOf(events, type).length;
    expect(count('CrisisOpened')).toBe(25);
    expect(count('SituationUpdatePosted')).toBeGreaterThan(100);
    expect(count('SignalReported')).toBeGreaterThan(150);
    for (const type of [
      'CrisisStatusChanged',
      'CrisisSeverityChanged',
      'KeyFigureRecorded',
      'AlertRaised',
      'AlertResolved',
    ])
      expect(count(type)).toBeGreaterThan(10);
  });

  it('keeps names of people sealed', () => {
    const names = dataOf(events, 'UserRegistered').map(({ name }) => name as Record<string, unknown>);
    expect(names).toHaveLength(cast.length);
    expect(names.every((name) => name.$sealed === 1 && typeof name.ct === 'string')).toBe(true);
  });

  it('gives the same ids in every run', async () => {
    const again = await loaded();
    const ids = (of: readonly RecordedEvent[]) =>
      of.map(({ stream, id, metadata }) => [stream, id, metadata.commandId]);
    const second = await eventsOf(again.application);
    await again.application.close();
    expect(ids(second)).toEqual(ids(events));
  }, 120_000);

  describe('as it is shown', () => {
    let showing: Showing;
    beforeAll(async () => {
      showing = await show(first.application.app, first.stage, 120, () => {});
    });
    afterAll(() => showing.end());

    it('signs everybody of the cast in by alias, and offers sixteen of them', async () => {
      const signIn = first.application.app.get(SignIn, { strict: false });
      for (const { alias } of cast) expect(await signIn.begin({ alias }, '127.0.0.1')).toMatch(/^\S+$/);
      expect(buttons).toHaveLength(16);
    });

    it('waits until somebody looks', () => {
      expect(first.stage.now).toBe(playBegins);
    });
  });

  describe('the election day', () => {
    let played: readonly RecordedEvent[];
    beforeAll(async () => {
      const { stage } = first;
      stage.alerts.leaveToOthers();
      for (const step of stepsOfTheDay(new Traffic())) {
        await stage.advanceTo(step.at);
        await stage.perform(step);
      }
      played = await eventsOf(first.application);
    }, 120_000);

    const ofRule = (type: string) =>
      played.filter(({ type: of, data }) => of === type && (data as { ruleId?: string }).ruleId === kenyaRuleId);
    const ofAlert = (type: string) => {
      const { alertId } = ofRule('AlertRaised')[0]!.data as { alertId: string };
      return played.filter(({ type: of, data }) => of === type && (data as { alertId?: string }).alertId === alertId);
    };

    it('raises the alert of Kenya by its rule, with three reports as evidence', () => {
      expect(ofRule('AlertRaised')).toHaveLength(1);
      const { data, metadata } = ofRule('AlertRaised')[0]!;
      expect(metadata.recordedAt.slice(0, 16)).toBe('2013-03-04T05:10');
      expect(data).toMatchObject({ severity: 4, crisisId: scenarioCrises.KEN13 });
      expect((data as { evidence: unknown[] }).evidence).toHaveLength(3);
    });

    it('escalates it by the clock at 05:25Z, and it is taken after 1260 seconds', () => {
      const [escalated] = ofAlert('AlertEscalated');
      expect(escalated!.metadata.recordedAt.slice(0, 16)).toBe('2013-03-04T05:25');
      expect(escalated!.data).toMatchObject({ level: 1, toRole: 'senior-watch-officer' });
      const [taken] = ofAlert('AlertAcknowledged');
      expect(taken!.data).toMatchObject({ secondsToAcknowledge: 1260, ownerUserId: userIdOf('swo1') });
    });

    it('refuses what the scenario says is refused, and nothing else', () => {
      const expected = electionDay.flatMap(({ type, refused }) => (refused ? [`${type} ${refused}`] : []));
      const found = dataOf(played, 'CommandRefused').map(({ commandType, code }) => `${commandType} ${code}`);
      expect(found).toEqual(expected);
      expect(expected.every((one) => one.split(' ')[1]! in refusals)).toBe(true);
    });

    it('reports nothing electoral in Kenya but what the scenario reports', () => {
      const inKenya = dataOf(played, 'SignalReported').filter(({ country }) => country === 'KEN');
      expect(inKenya).toHaveLength(4);
    });

    it('tells the fourth report four hours late', () => {
      const [last] = played.filter(
        ({ type, data }) =>
          type === 'SignalReported' && (data as { sourceRef: string }).sourceRef === 'district office',
      );
      expect(last!.metadata).toMatchObject({ effectiveAt: '2013-03-04T05:00:00.000000Z' });
      expect(last!.metadata.recordedAt.slice(0, 16)).toBe('2013-03-04T09:10');
    });
  });

  describe('a visitor who is faster', () => {
    it('keeps the alert, and the script takes nothing from them', async () => {
      const other = await loaded();
      const { stage, application } = other;
      stage.alerts.leaveToOthers();
      for (const step of electionDay) {
        await stage.advanceTo(step.at);
        if (step.type === 'AcknowledgeAlert')
          await stage.perform({ ...step, commandId: `${step.commandId.slice(0, -1)}0`, who: 'wo2' });
        await stage.perform(step);
      }
      const taken = dataOf(await eventsOf(application), 'AlertAcknowledged').filter(
        ({ alertId }) => alertId === stage.alerts.alertOf(kenyaRuleId),
      );
      await application.close();
      expect(taken.map(({ ownerUserId }) => ownerUserId)).toEqual([userIdOf('wo2')]);
    }, 120_000);
  });
});

import { SqliteRunnerStates } from '../../../infra/runner-states';
import { openDatabase } from '../../../infra/sqlite';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import { ReactionRunner } from '../../../src/platform/reactions/reaction-runner';
import { ReactionTools } from '../../../src/platform/reactions/reaction-tools';
import { Send } from '../../../src/platform/send';
import { raiseRuleAlerts } from '../../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { startApp, type TestApp } from '../../app';
import { ruleOf, signalOf } from '../../matter';

const { name } = raiseRuleAlerts;

describe('the state of a reaction that another version of the program kept', () => {
  let server: TestApp;
  beforeEach(async () => {
    server = await startApp({ log: 'memory' });
    const rule = ruleOf(['KEN'], { condition: { ...ruleOf(['KEN']).condition, atLeast: 1 } });
    await server.officer.command('DefineAlertRule', rule);
    const at = new Date().toISOString();
    const signal = signalOf('KEN', { occurred: { from: at, to: at, precision: 'exact' } });
    await server.officer.command('ReportSignal', signal, { envelope: { effectiveAt: at } });
    const live = await server.officer.live('alerts');
    await live.until('the alert of the rule', () => live.board('alerts').rows.size > 0);
  });
  afterEach(() => server.close());

  /** A second runner over the same log; answers what it sent and what it keeps. */
  const runAgain = async (handled: number) => {
    const states = new SqliteRunnerStates(openDatabase(':memory:'));
    if (handled > 0) states.save(name, handled, { definition: 'another', state: ['of another shape'] });
    const sent: string[] = [];
    class Watched extends Send {
      override async command(type: string) {
        sent.push(type);
        return { position: 0, events: [] } as never;
      }
    }
    const send = Object.assign(Object.create(Watched.prototype) as Send, server.app.get(Send));
    const runner = new ReactionRunner(
      server.log,
      states,
      send,
      server.app.get(PictureRunner),
      server.app.get(ReactionTools),
    );
    runner.onApplicationBootstrap();
    await runner.reached(await server.log.head(), 10_000);
    await runner.onModuleDestroy();
    return { sent, kept: states.load(name) };
  };

  it('is folded again, and what was acted on is not acted on twice', async () => {
    const head = await server.log.head();
    const { sent, kept } = await runAgain(head);
    expect(sent).toEqual([]);
    const state = (await server.events()).reduce(raiseRuleAlerts.evolve, raiseRuleAlerts.initial);
    expect(kept).toMatchObject({ position: head, state: { state: JSON.parse(JSON.stringify(state)) } });
    expect(Object.keys(state.open)).toHaveLength(1);
  });

  it('is acted on in the control, where nothing says what was handled', async () => {
    expect((await runAgain(0)).sent).toContain('RaiseAlert');
  });
});

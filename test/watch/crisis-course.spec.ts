import { crisis } from '../../src/watch/crisis/decider';
import { scenario } from '../scenario';
import { closed, crisisId, moved, opened, opening } from './crisis-cases';

const { given } = scenario(crisis);
const move = (to: string) => ({
  type: 'ChangeCrisisStatus' as const,
  data: { crisisId, to: to as 'alert', rationale: 'as seen' },
});
const severity = (level: 1 | 2 | 3 | 4) => ({
  type: 'ChangeCrisisSeverity' as const,
  data: {
    crisisId,
    severity: level,
    rationale: 'more deaths',
    evidence: [{ kind: 'url', ref: 'https://example.org' }],
  },
});

describe('opening a crisis', () => {
  it('starts in monitoring and names the severity scale', () =>
    given().when({ type: 'OpenCrisis', data: opening }).records(opened));

  it('is refused when the id stands for another crisis', () =>
    given(opened)
      .when({ type: 'OpenCrisis', data: { ...opening, title: 'Another' } })
      .refuses('ALREADY_EXISTS'));

  it('records nothing twice', () => given(opened).when({ type: 'OpenCrisis', data: opening }).recordsNothing());
});

describe('the status of a crisis', () => {
  const way = ['monitoring', 'alert', 'active', 'stabilizing', 'transition'];
  const pairs = way.flatMap((from, i) => way.map((to, k) => ({ from, to, i, k }))).filter(({ i, k }) => i !== k);

  it.each(pairs)('$from → $to', ({ from, to, i, k }) => {
    const there = given(...moved(2, ...way.slice(1, i + 1))).when(move(to));
    if (Math.abs(i - k) === 1)
      there.records({ type: 'CrisisStatusChanged', data: { ...move(to).data, countries: ['KEN'], from } as never });
    else there.refuses('WRONG_STATE');
  });

  it.each([3, 4] as const)('leads from monitoring straight to active at severity %i', (level) =>
    given(...moved(level))
      .when(move('active'))
      .records({
        type: 'CrisisStatusChanged',
        data: { ...move('active').data, countries: ['KEN'], from: 'monitoring' },
      }),
  );

  it('tells where it stands and what is legal', () => {
    const rule = crisis.decide.ChangeCrisisStatus.refuse.at(-1)!;
    const { evolve } = crisis;
    const state = evolve.CrisisOpened(crisis.initial, { ...moved(3)[0]!.data, severity: 3 } as never, {} as never);
    expect(rule.holds(move('transition').data, state, {} as never, {} as never)).toEqual({
      state: 'monitoring',
      legal: ['alert', 'active'],
    });
  });

  it('already there records nothing', () =>
    given(...moved(2, 'alert'))
      .when(move('alert'))
      .recordsNothing());

  it('of a closed crisis only reopens', () => {
    given(opened, closed)
      .when(move('monitoring'))
      .records({
        type: 'CrisisStatusChanged',
        data: { ...move('monitoring').data, countries: ['KEN'], from: 'closed' },
      });
    given(opened, closed).when(move('active')).refuses('RECORD_CLOSED');
  });

  it('needs a crisis', () => given().when(move('alert')).refuses('NOT_FOUND'));
});

describe('the severity of a crisis', () => {
  it('moves with reasons, from what it was, under a version of the scale', () =>
    given(opened)
      .when(severity(4))
      .records({
        type: 'CrisisSeverityChanged',
        data: { ...severity(4).data, countries: ['KEN'], from: 2, scaleVersion: 1 },
      }));

  it('already so records nothing', () => given(opened).when(severity(2)).recordsNothing());
  it('of a closed crisis stands', () => given(opened, closed).when(severity(4)).refuses('RECORD_CLOSED'));
  it('opens the way to active', () =>
    given(opened, {
      type: 'CrisisSeverityChanged',
      data: { ...severity(3).data, countries: ['KEN'], from: 2, scaleVersion: 1 },
    })
      .when(move('active'))
      .records({
        type: 'CrisisStatusChanged',
        data: { ...move('active').data, countries: ['KEN'], from: 'monitoring' },
      }));
});

import type { ReviewCountryWatch } from '../../contracts/watch/country-watch';
import { countryWatch } from '../../src/watch/country-watch/decider';
import { scenario } from '../scenario';
import {
  closed,
  declared,
  ended,
  idOf,
  keys,
  opened,
  relapse,
  reviewed,
  reviewing,
  scored,
  watched,
} from './country-watch-cases';

const { given } = scenario(countryWatch);
const review = (more: Partial<ReviewCountryWatch> = {}) => ({
  type: 'ReviewCountryWatch' as const,
  data: { ...reviewing, ...more },
});
const before = { previousTier: 2 as const, previousStateCondition: 'atRisk' as const };
const again = (more: Partial<ReviewCountryWatch> = {}) => ({
  type: 'CountryWatchReviewed' as const,
  data: { ...reviewing, ...more, ...before },
});
const outcome = (tail: number, result: 'peaceful' | 'violent' | 'relapsed' | 'held' = 'peaceful') => ({
  periodId: idOf(tail),
  outcome: result,
});

describe('the first review of a watch', () => {
  it('opens it at its tier, which is no move', () => {
    given()
      .when(review({ tier: 4, reviewBy: '2013-03-11' }))
      .records(
        { type: 'CountryWatchOpened', data: { ...opened.data, tier: 4 } },
        { type: 'CountryWatchReviewed', data: { ...reviewing, tier: 4, reviewBy: '2013-03-11' } },
      );
    const [, first] = countryWatch.decide.ReviewCountryWatch.record(
      reviewing,
      countryWatch.initial,
      {} as never,
      {} as never,
    );
    expect(first!.data).not.toHaveProperty('previousTier');
  });
  it('may follow scores', () => given(scored).when(review()).records(opened, reviewed));
  it('cannot close it', () => {
    given()
      .when(review({ outcome: 'close' }))
      .refuses('WRONG_STATE');
    given(scored)
      .when(review({ outcome: 'close' }))
      .refuses('WRONG_STATE');
  });
  it('of a state names that state; a region names whichever it spans', () => {
    given()
      .when(review({ countries: ['UGA'] }))
      .refuses('INVALID_FIELDS');
    const region = { watchId: 'GREAT_LAKES', countries: ['RWA', 'COD'] };
    given()
      .when(review(region))
      .records(
        { type: 'CountryWatchOpened', data: { ...opened.data, ...region } },
        {
          type: 'CountryWatchReviewed',
          data: { ...reviewing, ...region },
        },
      );
  });
});

describe('a further review', () => {
  it('remembers tier and condition before it', () => {
    given(...watched)
      .when(review())
      .records(again());
    given(...watched)
      .when(review({ stateCondition: 'failing' }))
      .records(again({ stateCondition: 'failing' }));
  });
  it('moves the tier by one, up or down', () => {
    const move = (to: 1 | 3) => ({
      type: 'WatchTierChanged' as const,
      data: { ...keys, rationale: reviewing.rationale, from: 2 as const, to },
    });
    const soon = { tier: 3 as const, reviewBy: '2013-04-03' };
    given(...watched)
      .when(review(soon))
      .records(again(soon), move(3));
    given(...watched)
      .when(review({ tier: 1 }))
      .records(again({ tier: 1 }), move(1));
  });
  it('moves it further only by a decision', () => {
    const far = { tier: 4 as const, reviewBy: '2013-03-11' };
    given(...watched)
      .when(review(far))
      .refuses('TIER_JUMP_NEEDS_DECISION');
    given(...watched)
      .when(review({ ...far, decisionId: idOf(40) }))
      .records(again({ ...far, decisionId: idOf(40) }), {
        type: 'WatchTierChanged',
        data: { ...keys, rationale: reviewing.rationale, decisionId: idOf(40), from: 2, to: 4 },
      });
  });
  it.each([
    [1, '2013-08-31', '2013-09-01'],
    [2, '2013-06-02', '2013-06-03'],
    [3, '2013-04-03', '2013-04-04'],
  ] as const)('of tier %i names the next by %s', (tier, latest, late) => {
    expect(() =>
      given(...watched)
        .when(review({ tier, reviewBy: latest }))
        .refuses(),
    ).not.toThrow();
    given(...watched)
      .when(review({ tier, reviewBy: late }))
      .refuses('REVIEW_DATE_TOO_FAR');
  });
  it('brings new countries', () => {
    const wider = { countries: ['KEN', 'SOM'] };
    given(...watched)
      .when(review(wider))
      .records(again(wider));
  });
});

describe('a review that closes the watch', () => {
  const close = { outcome: 'close' as const };
  it('takes it off the list until the next one', () => {
    given(...watched)
      .when(review(close))
      .records(again(close));
    given(...watched, closed)
      .when(review(close))
      .refuses('RECORD_CLOSED');
    given(...watched, closed)
      .when(review({ tier: 4, reviewBy: '2013-03-11' }))
      .records(
        { type: 'CountryWatchOpened', data: { ...opened.data, tier: 4 } },
        { type: 'CountryWatchReviewed', data: { ...reviewing, tier: 4, reviewBy: '2013-03-11' } },
      );
  });
  it('waits for relapse periods, unless it ends them itself', () => {
    given(...watched, relapse)
      .when(review(close))
      .refuses('HIGH_RISK_PERIOD_OPEN');
    given(...watched, relapse)
      .when(review())
      .records(again());
    given(...watched, declared)
      .when(review(close))
      .records(again(close));
    const ending = { ...close, periodOutcomes: [outcome(11, 'held')] };
    given(...watched, relapse)
      .when(review(ending))
      .records(again(ending), {
        type: 'HighRiskPeriodEnded',
        data: { ...keys, periodId: idOf(11), kind: 'relapse', outcome: 'held' },
      });
  });
});

describe('a review that tells how periods went', () => {
  it('ends each, with the engagement that the period concerns', () => {
    const engagementId = idOf(50);
    const ours = { ...declared, data: { ...declared.data, engagementId } };
    const told = { periodOutcomes: [outcome(10), outcome(11, 'relapsed')] };
    given(...watched, ours, relapse)
      .when(review(told))
      .records(
        again(told),
        { type: 'HighRiskPeriodEnded', data: { ...ended.data, engagementId } },
        { type: 'HighRiskPeriodEnded', data: { ...keys, periodId: idOf(11), kind: 'relapse', outcome: 'relapsed' } },
      );
  });
  it('does not end one twice, nor otherwise than before', () => {
    const told = { periodOutcomes: [outcome(10)] };
    given(...watched, declared, ended)
      .when(review(told))
      .records(again(told));
    given(...watched, declared, ended)
      .when(review({ periodOutcomes: [outcome(10, 'violent')] }))
      .refuses('WRONG_STATE');
  });
  it('names periods that are known, each once', () => {
    given(...watched)
      .when(review({ periodOutcomes: [outcome(10)] }))
      .refuses('ITEM_UNKNOWN');
    given(...watched, declared)
      .when(review({ periodOutcomes: [outcome(10), outcome(10, 'violent')] }))
      .refuses('INVALID_FIELDS');
  });
});

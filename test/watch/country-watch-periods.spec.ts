import type { DeclareHighRiskPeriod } from '../../contracts/watch/country-watch';
import { countryWatch } from '../../src/watch/country-watch/decider';
import { scenario } from '../scenario';
import { closed, declared, election, ended, idOf, keys, scored, watched } from './country-watch-cases';

const { given } = scenario(countryWatch);
const declare = (more: Partial<DeclareHighRiskPeriod> = {}) => ({
  type: 'DeclareHighRiskPeriod' as const,
  data: { ...election, ...more },
});

describe('a high-risk period', () => {
  it('is declared', () =>
    given(...watched)
      .when(declare())
      .records(declared));

  it('puts a state on the list that nobody watches', () => {
    const opening = {
      type: 'CountryWatchOpened' as const,
      data: { ...keys, tier: 1 as const, stateCondition: 'postConflict' as const },
    };
    given().when(declare()).records(opening, declared);
    given(scored).when(declare()).records(opening, declared);
    given(...watched, closed)
      .when(declare())
      .records(opening, declared);
    given()
      .when(declare({ countries: ['UGA'] }))
      .refuses('INVALID_FIELDS');
  });

  it('leaves the countries of the watch as its reviews said', () => {
    const wider = { countries: ['KEN', 'UGA'] };
    const [watch] = watched;
    const state = [watch, { ...declared, data: { ...declared.data, ...wider } }].reduce(
      (known, event) => (countryWatch.evolve as any)[event.type](known, event.data, {}),
      countryWatch.initial,
    );
    expect(countryWatch.keys(state)).toEqual(keys);
  });

  it('is moved under the same id, and tells from where', () => {
    const period = { from: '2013-02-01', to: '2013-05-31' };
    given(...watched, declared)
      .when(declare({ period }))
      .records({ type: 'HighRiskPeriodDeclared', data: { ...election, period, previous: election.period } });
    given(...watched, declared)
      .when(declare())
      .recordsNothing();
  });

  it('that keeps its days tells no previous ones', () => {
    const [event] = countryWatch.decide.DeclareHighRiskPeriod.record(
      { ...election, note: 'Other words' },
      { ...countryWatch.initial, status: 'watched', periods: { [election.periodId]: { declared: election } } },
      {} as never,
      {} as never,
    );
    expect(event).toMatchObject({ type: 'HighRiskPeriodDeclared', data: { note: 'Other words' } });
    expect(event!.data).not.toHaveProperty('previous');
  });

  it('that has ended moves no more; another may begin', () => {
    given(...watched, declared, ended)
      .when(declare({ note: 'Otherwise' }))
      .refuses('WRONG_STATE');
    given(...watched, declared, ended)
      .when(declare())
      .recordsNothing();
    const next = { periodId: idOf(12) };
    given(...watched, declared, ended)
      .when(declare(next))
      .records({ type: 'HighRiskPeriodDeclared', data: { ...election, ...next } });
  });
});

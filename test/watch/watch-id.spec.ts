import { faultsOf } from '../../contracts/kernel/validate';
import { CountryWatchKeys } from '../../contracts/watch/country-watch';
import { stateOf } from '../../contracts/watch/watch-id';

const faults = (watchId: unknown) => faultsOf(CountryWatchKeys, { watchId, countries: ['KEN'] }, 'command');

it.each(['KEN', 'SCG', 'XKX', 'LRA_AREA', 'GREAT_LAKES', 'HORN', 'A_B_C_D', 'ABCDEFGHIJKLMNOPQRST'])(
  '%s is the id of a watch',
  (watchId) => expect(faults(watchId)).toEqual([]),
);
it.each(['QQQ', 'ken', 'A_B', '____', 'ABC_', 'Horn', 'GREAT LAKES', 'ABCDEFGHIJKLMNOPQRSTU', '', 'KE1N', 7, null])(
  '%j is none',
  (watchId) => expect(faults(watchId)).toMatchObject([{ pointer: '/watchId' }]),
);
it('tells states from regions', () => {
  expect(stateOf('KEN')).toBe('KEN');
  expect(stateOf('GREAT_LAKES')).toBeUndefined();
});

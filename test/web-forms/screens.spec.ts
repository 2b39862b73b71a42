import type { RegisterPage } from '../../contracts/http';
import { passwordRules } from '../../src/web/live/password-rules';
import { positionIn } from '../../src/web/live/position-in';
import { commandEntries, matches, timeIn } from '../../src/web/palette/entries';
import { blankAccount, complete, samePerson } from '../../src/web/screens/first-account';
import {
  firstPages,
  mostPages,
  nextQuery,
  previousQuery,
  rowsOf,
  withNext,
  withPrevious,
  withRow,
} from '../../src/web/screens/register-pages';
import { rejectsCsv } from '../../src/web/screens/rejects-csv';
import { registerFilter } from '../../src/web/screens/signals-filter';
import { closedRoles, conflictsOf } from '../../src/web/screens/users-separation';
import { zulu } from '../../src/web/time/zone';

const page = (from: number, rows: number, cursors: Partial<RegisterPage> = {}) =>
  ({
    rows: Array.from({ length: rows }, (_, i) => ({
      key: `k${from - i}`,
      position: from - i,
      row: { position: from - i },
    })),
    ...cursors,
  }) as unknown as RegisterPage;

describe('pages of a register', () => {
  it('keeps five pages mounted and tells how many rows went above', () => {
    let now = firstPages(page(1000, 100, { next: 'a' }), false);
    for (let i = 1; i < mostPages; i++)
      now = withNext(now, page(1000 - 100 * i, 100, { next: `n${i}`, previous: `p${i}` }));
    expect(rowsOf(now)).toHaveLength(500);
    expect(now.atTop).toBe(true);
    const moved = withNext(now, page(500, 100, { next: 'n5', previous: 'p5' }));
    expect(moved).toMatchObject({ removed: 100, atTop: false });
    expect(rowsOf(moved)).toHaveLength(500);
    expect(rowsOf(moved)[0]?.key).toBe('k900');
    expect(previousQuery(moved)).toEqual({ cursor: 'p1', dir: 'previous' });
    const back = withPrevious(moved, page(1000, 100, { next: 'x' }));
    expect(back).toMatchObject({ added: 100, atTop: true });
    expect(rowsOf(back)[0]?.key).toBe('k1000');
  });

  it('goes upwards from a place, and knows both ends', () => {
    const now = firstPages(page(500, 3), true);
    expect(previousQuery(now)).toEqual({ at: 499, dir: 'previous' });
    expect(nextQuery(now)).toBeUndefined();
    expect(withPrevious(now, page(0, 0))).toMatchObject({ added: 0, atTop: true });
    expect(previousQuery(firstPages(page(500, 3), false))).toBeUndefined();
  });

  it('changes one row in its place', () => {
    const now = withRow(firstPages(page(3, 3), false), 'k2', { state: 'graded' });
    expect(rowsOf(now).map(({ row }) => row)).toEqual([{ position: 3 }, { state: 'graded' }, { position: 1 }]);
  });
});

describe('palette', () => {
  const context = { now: '2026-11-22T22:40:00Z', zone: zulu };

  it('finds by beginnings of words, with accents and case folded', () => {
    expect(matches('cote ivo', "Côte d'Ivoire")).toBe(true);
    expect(matches('sev ch', 'Change crisis severity')).toBe(true);
    expect(matches('xyz', 'Change crisis severity')).toBe(false);
  });

  it('tells positions from times', () => {
    expect(positionIn('#184 223')).toBe(184223);
    expect(positionIn('184223')).toBe(184223);
    expect(positionIn('2231Z')).toBeUndefined();
    expect(timeIn('2231Z', context)).toBe('2026-11-22T22:31:00Z');
    expect(timeIn('t-15m', context)).toBe('2026-11-22T22:25:00Z');
    expect(timeIn('184223', context)).toBeUndefined();
    expect(timeIn('kenya', context)).toBeUndefined();
  });

  it('offers only commands that a role allows', () => {
    const command = (name: string, roles: readonly string[]) =>
      ({ name, title: name, sentence: '', aggregate: 'crisis', roles }) as never;
    const all = [command('OpenCrisis', ['watch-officer']), command('CloseCrisis', ['decision-maker'])];
    expect(commandEntries(all, ['watch-officer'], '').map(({ title }) => title)).toEqual(['OpenCrisis']);
  });
});

describe('filters of signals', () => {
  it('takes values as they are spelt in the list, and the others where they are excluded', () => {
    expect(registerFilter([{ column: 'sourceType', values: ['mediareport'], excluded: false }])).toEqual({
      sourceType: ['mediaReport'],
    });
    expect(registerFilter([{ column: 'state', values: ['withdrawn'], excluded: true }])).toEqual({
      state: ['reported', 'graded', 'linked'],
    });
    expect(registerFilter([{ column: 'nonsense', values: ['x'], excluded: false }])).toEqual({});
  });
});

describe('set-up, separation of duties, rejects', () => {
  const account = {
    ...blankAccount,
    name: 'Ada Admin',
    email: 'ada@example.org',
    login: 'ada',
    password: 'correct horse battery',
  };
  const other = {
    ...account,
    name: 'A. Sato',
    email: 'sato@example.org',
    login: 'sato',
    password: 'a quiet night on the floor',
  };

  it('tells which rules a password keeps', () => {
    const kept = (password: string) => passwordRules({ ...account, password }, other).map((rule) => rule.kept);
    expect(kept('correct horse battery')).toEqual([true, true, true]);
    expect(kept('short')).toEqual([false, true, true]);
    expect(kept('my admin password here')).toEqual([true, false, true]);
    expect(kept(other.password)).toEqual([true, true, false]);
    expect(kept('')).toEqual([false, false, false]);
    expect(kept('🦉'.repeat(15))).toEqual([true, true, true]);
    expect(kept('x'.repeat(257))[0]).toBe(false);
  });

  it('asks for two people', () => {
    expect(samePerson(account, other)).toBe(false);
    expect(samePerson(account, { ...other, login: 'ADA' })).toBe(true);
    expect(samePerson(account, { ...other, email: 'ada@example.org ' })).toBe(true);
    expect(complete(account)).toBe(true);
    expect(complete({ ...account, org: ' ' })).toBe(false);
  });

  it('knows which roles exclude one another', () => {
    expect(conflictsOf(['auditor', 'watch-officer'])).toEqual([['auditor', 'watch-officer']]);
    expect(conflictsOf(['watch-officer', 'desk-analyst'])).toEqual([]);
    expect(closedRoles(['watch-officer'])).toEqual(expect.arrayContaining(['auditor', 'administrator']));
    expect(closedRoles([])).toEqual([]);
  });

  it('writes rejects as CSV that no spreadsheet takes for a formula', () => {
    const csv = rejectsCsv([
      { line: 2, column: 'date_start', code: 'DATE_FORMAT', value: '=1+1' },
      { line: 3, column: 'a,b', code: 'TYPE', value: 'say "no"\nagain' },
    ]);
    expect(csv).toBe(
      `line,column,code,value\r\n2,date_start,DATE_FORMAT,'=1+1\r\n3,"a,b",TYPE,"say ""no""\nagain"\r\n`,
    );
  });
});

import { SqliteAccountStore } from '../../../infra/accounts';
import { openDatabase } from '../../../infra/sqlite';
import { Accounts } from '../../../src/platform/auth/accounts';
import { PasswordHasher } from '../../../src/platform/auth/password-hasher';
import { Settings } from '../../../src/platform/settings';

const password = 'velvet tandem glacier otter';
const ada = { login: 'Ada', userId: 'u1', password, context: ['Ada Quill'] };

describe('Accounts', () => {
  const store = new SqliteAccountStore(openDatabase(':memory:'));
  const hasher = new PasswordHasher(new Settings({ demo: true }));
  const accounts = new Accounts(store, hasher);

  test('keeps one login for one user, whatever its case, and takes a new password for it', async () => {
    await accounts.create(ada);
    await expect(accounts.create({ ...ada, login: ' ADA', userId: 'u2' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await accounts.create({ ...ada, password: 'copper lantern prairie moss' });
    expect(await hasher.matches(password, store.find('ada')?.password)).toBe(false);
    expect(await hasher.matches('copper lantern prairie moss', store.find('ada')?.password)).toBe(true);
  });
  test('refuses a password made of the person’s own words, and stores nothing of the call', async () => {
    const wanted = accounts.create(
      { ...ada, login: 'bo', userId: 'u3' },
      { ...ada, login: 'quill', userId: 'u4', password: 'Ada Quill Ada Quill' },
    );
    await expect(wanted).rejects.toMatchObject({ code: 'INVALID_FIELDS' });
    expect(store.find('bo')).toBeUndefined();
  });
  test('tells which accounts a production server must not have', async () => {
    expect(store.cheapLogins()).toEqual(['ada']);
    store.remove('ada');
    expect(store.cheapLogins()).toEqual([]);
    const real = new Accounts(store, new PasswordHasher(new Settings()));
    await expect(real.createForDemo({ login: 'wo1', userId: 'u5', password: 'x' })).rejects.toThrow('demonstration');
    expect(store.find('wo1')).toBeUndefined();
  });
  test('keeps when a session was used, until it is old', () => {
    store.noteSeen('a', 5_000_000);
    store.noteSeen('a', 7_000_000);
    store.noteSeen('b', 6_000_000);
    expect(store.lastSeen('a')).toBe(7_000_000);
    store.forgetSeenBefore(6_500_000);
    expect([store.lastSeen('a'), store.lastSeen('b')]).toEqual([7_000_000, undefined]);
  });
});

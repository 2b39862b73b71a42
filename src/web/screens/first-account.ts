import type { FirstAccount } from '../../../contracts/http';

const same = (a: string, b: string) => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

/** True when the two accounts could be of one person. */
export const samePerson = (a: FirstAccount, b: FirstAccount): boolean =>
  same(a.login, b.login) || same(a.email, b.email) || same(a.name, b.name);

/** True when nothing is left blank. */
export const complete = (account: FirstAccount): boolean =>
  Object.values(account).every((value) => value.trim() !== '');

export const blankAccount: FirstAccount = { name: '', email: '', org: 'STATE', login: '', password: '' };

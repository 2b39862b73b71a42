import type { FirstAccount } from '../../../contracts/http';

/** A rule of passwords that this page can check, and whether it is kept (trust.md §5); the server also knows common ones. */
export interface PasswordRule {
  readonly name: 'length' | 'own' | 'other';
  readonly kept: boolean;
}

const least = 15;
const most = 256;
const holds = (password: string, word: string) =>
  word.trim().length >= 3 && password.toLowerCase().includes(word.trim().toLowerCase());

/** Characters of a password as people count them. */
export const passwordLength = (password: string): number => [...password].length;

/** The rules of a password for one account beside the other one. */
export function passwordRules(account: FirstAccount, other: FirstAccount): readonly PasswordRule[] {
  const { password, login, name } = account;
  const length = passwordLength(password);
  const own = [login, ...name.split(/\s+/)].some((word) => holds(password, word));
  return [
    { name: 'length', kept: length >= least && length <= most },
    { name: 'own', kept: password !== '' && !own },
    { name: 'other', kept: password !== '' && password !== other.password },
  ];
}

const same = (a: string, b: string) => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

/** True when the two accounts could be of one person. */
export const samePerson = (a: FirstAccount, b: FirstAccount): boolean =>
  same(a.login, b.login) || same(a.email, b.email) || same(a.name, b.name);

/** True when nothing is left blank. */
export const complete = (account: FirstAccount): boolean =>
  Object.values(account).every((value) => value.trim() !== '');

export const blankAccount: FirstAccount = { name: '', email: '', org: 'STATE', login: '', password: '' };

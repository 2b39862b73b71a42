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

/** The rules of a password that speak of its own account only. */
export function ownPasswordRules({
  password,
  login,
  name,
}: Pick<FirstAccount, 'password' | 'login' | 'name'>): readonly PasswordRule[] {
  const length = passwordLength(password);
  const own = [login, ...name.split(/\s+/)].some((word) => holds(password, word));
  return [
    { name: 'length', kept: length >= least && length <= most },
    { name: 'own', kept: password !== '' && !own },
  ];
}

/** The rules of a password for one account beside the other one. */
export const passwordRules = (account: FirstAccount, other: FirstAccount): readonly PasswordRule[] => [
  ...ownPasswordRules(account),
  { name: 'other', kept: account.password !== '' && account.password !== other.password },
];

/** A password as it is kept: never the password, and how costly guessing it is. */
export interface PasswordHash {
  /** `cheap` is for accounts of demonstrations and tests only. */
  readonly profile: 'full' | 'cheap';
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** How one user signs in. Login names and passwords are no events: they lie beside the log (trust.md §5). */
export interface Account {
  /** Unique; compared in lower case. */
  readonly login: string;
  readonly userId: string;
  readonly password: PasswordHash;
}

/** Accounts of people, and when each session was last used. */
export abstract class AccountStore {
  abstract find(login: string): Account | undefined;
  /** The account of a user, where there is one. */
  abstract ofUser(userId: string): Account | undefined;
  /** Stores all accounts or none; one with a known login replaces it. */
  abstract put(accounts: readonly Account[]): void;
  abstract remove(login: string): void;
  /** Logins of accounts that a production server refuses to start with. */
  abstract cheapLogins(): readonly string[];
  /** Real time in microseconds when the session was last used, if it was noted. */
  abstract lastSeen(session: string): number | undefined;
  abstract noteSeen(session: string, micros: number): void;
  /** Forgets sessions last used before a time. */
  abstract forgetSeenBefore(micros: number): void;
}

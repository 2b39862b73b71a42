import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PasswordHash } from '../../../contracts/accounts';
import { Refusal } from '../../../contracts/refusals';
import { Settings } from '../settings';

const mebibyte = 1024 * 1024;
const hashBytes = 32;
const saltBytes = 16;
/** The full profile takes 128 MiB and about 0.4 s (trust.md §5). */
const profiles = {
  full: { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * mebibyte },
  cheap: { N: 2 ** 10, r: 8, p: 1, maxmem: 8 * mebibyte },
} as const;
const atOnce = 2;
const mostWaiting = 32;

/** Hashes and compares passwords, two at a time so that sign-ins cannot take the machine's memory. */
@Injectable()
export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #nobody: PasswordHash;

  constructor(private readonly settings: Settings) {
    this.#nobody = { profile: this.#profile(), salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) };
  }

  /** @throws Refusal TOO_MANY_REQUESTS while too many others wait */
  async hash(password: string): Promise<PasswordHash> {
    const salt = randomBytes(saltBytes);
    const profile = this.#profile();
    return { profile, salt, hash: await this.#derive(password, profile, salt) };
  }

  /** Takes equally long where nobody has the login; a cheap hash never opens an account of a production server. */
  async matches(password: string, kept: PasswordHash | undefined): Promise<boolean> {
    const against = kept ?? this.#nobody;
    const derived = await this.#derive(password, against.profile, against.salt);
    const equal = timingSafeEqual(derived, against.hash);
    return equal && kept !== undefined && (kept.profile === 'full' || this.settings.demo);
  }

  #profile() {
    return this.settings.demo ? 'cheap' : 'full';
  }

  async #derive(password: string, profile: keyof typeof profiles, salt: Uint8Array): Promise<Buffer> {
    await this.#enter();
    try {
      return await new Promise((resolve, reject) => {
        scrypt(password, salt, hashBytes, profiles[profile], (error, key) => (error ? reject(error) : resolve(key)));
      });
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #enter() {
    if (this.#waiting.length >= mostWaiting) throw new Refusal('TOO_MANY_REQUESTS', { retryAfter: 10 });
    while (this.#running >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }
}

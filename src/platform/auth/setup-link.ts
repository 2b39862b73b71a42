import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Rights } from './rights';
import { digestOf } from './session-cookie';

/** The one-time way into a log that has no administrator: a link whose secret no server log sees (trust.md §5). */
@Injectable()
export class SetupLink {
  readonly #token = randomBytes(32).toString('base64url');
  #used = false;

  constructor(private readonly rights: Rights) {}

  /** True while no administrator exists and the link was not used. */
  get open(): boolean {
    return !this.#used && !this.rights.hasAdministrator;
  }

  /** The link to print, its token in the fragment; undefined once set-up is over. */
  linkAt(origin: string): string | undefined {
    return this.open ? `${origin}/setup#${this.#token}` : undefined;
  }

  opens(token: string): boolean {
    return this.open && timingSafeEqual(Buffer.from(digestOf(token)), Buffer.from(digestOf(this.#token)));
  }

  /** Runs a set-up that nobody else can begin meanwhile; where it fails the link works again. */
  async spend<T>(work: () => Promise<T>): Promise<T> {
    this.#used = true;
    try {
      return await work();
    } catch (error) {
      this.#used = false;
      throw error;
    }
  }
}

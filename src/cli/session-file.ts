import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A session that an earlier call opened: only its cookie is kept, never a password. */
export interface KeptSession {
  readonly user: string;
  readonly cookie: string;
}
type Kept = Readonly<Record<string, KeptSession>>;

/** Sessions by server, in a file that only its owner reads. */
export class SessionFile {
  readonly #path: string;

  constructor({ XDG_STATE_HOME, HOME = homedir() }: NodeJS.ProcessEnv) {
    this.#path = join(XDG_STATE_HOME ?? join(HOME, '.local', 'state'), 'watchfloor', 'sessions.json');
  }

  of(url: string): KeptSession | undefined {
    return this.#read()[url];
  }

  keep(url: string, session: KeptSession | undefined) {
    const { [url]: _, ...others } = this.#read();
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    const aside = `${this.#path}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(session ? { ...others, [url]: session } : others), { mode: 0o600 });
    chmodSync(aside, 0o600);
    renameSync(aside, this.#path);
  }

  #read(): Kept {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Kept;
    } catch {
      return {};
    }
  }
}

import { readFileSync } from 'node:fs';
import type { About } from '../../contracts/http';
import { askSecret } from './ask';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';
import { Refused, type Request, Server } from './server';
import { SessionFile } from './session-file';

/** The server of a call, with the session of who calls. */
export interface SignedIn {
  readonly server: Server;
  readonly user: string;
  readonly call: <T>(path: string, request?: Request) => Promise<T>;
}

/** The server that a call names. @throws Ended with code 2 for an address that is none */
export function serverOf({ flags, terminal, signal }: Context): Server {
  const url = text(flags, 'url') ?? terminal.environment.WATCHFLOOR_URL ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url)) throw misused(`--url must be an address such as http://127.0.0.1:8080, not ${url}`);
  const seconds = Number(text(flags, 'timeout') ?? 30);
  if (!(seconds > 0)) throw misused('--timeout must be a number of seconds');
  return new Server(new URL(url).origin, text(flags, 'realm') ?? 'live', seconds * 1000, signal);
}

/** True when the call names a server instead of a data directory. */
export const asksServer = ({ flags }: Context): boolean =>
  text(flags, 'url') !== undefined || text(flags, 'user') !== undefined;

/** All of stdin. */
export async function allOf(stdin: NodeJS.ReadStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** A secret from a file, stdin or a prompt; never from a flag or the environment. */
export async function secretFrom({ flags, terminal }: Context, flag: string, question: string): Promise<string> {
  const from = text(flags, flag);
  if (from === '-') return (await allOf(terminal.stdin)).replace(/\r?\n$/, '');
  if (from !== undefined) {
    try {
      return readFileSync(from, 'utf8').replace(/\r?\n$/, '');
    } catch {
      throw misused(`--${flag} ${from} cannot be read`);
    }
  }
  if (isOn(flags, 'no-input')) throw misused(`a password is needed`, `Give --${flag}.`);
  return askSecret(terminal, question);
}

/** Signs in, or goes on with the session that an earlier call opened. */
export async function signedIn(context: Context): Promise<SignedIn> {
  const server = serverOf(context);
  const file = new SessionFile(context.terminal.environment);
  const kept = file.of(server.url);
  const wanted = text(context.flags, 'user') ?? kept?.user;
  if (wanted === undefined)
    throw new Ended(exit.notPermitted, 'nobody is signed in', 'Sign in with --user <login>; the session is kept.');
  let session = kept?.user === wanted && kept ? kept : undefined;
  session ??= await open(context, server, file, wanted);
  const call = async <T>(path: string, request: Request = {}): Promise<T> => {
    try {
      return (await server.call(path, { ...request, cookie: session?.cookie })).json as T;
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 401 || request.stream) throw error;
      // The kept session has ended: open another one and ask once more.
      session = await open(context, server, file, wanted);
      return (await server.call(path, { ...request, cookie: session.cookie })).json as T;
    }
  };
  return { server, user: wanted, call };
}

async function open(context: Context, server: Server, file: SessionFile, user: string) {
  const { cast } = (await server.call('/about')).json as About;
  const byAlias = cast !== undefined && text(context.flags, 'password-file') === undefined;
  const body = byAlias
    ? { alias: user }
    : { login: user, password: await secretFrom(context, 'password-file', `Password of ${user}: `) };
  const { cookie } = await server.call('/session', { method: 'POST', body });
  const session = { user, cookie: cookie! };
  file.keep(server.url, session);
  return session;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, ended, freshDir, start, written } from './process';

export const officer = { login: 'sam', password: 'copper lantern prairie moss' };
export const administrator = { login: 'ada', password: 'velvet tandem glacier otter' };

const account = ({ login, password }: typeof officer, name: string) => ({
  name,
  email: `${login}@watchfloor.example`,
  org: 'STATE',
  login,
  password,
});

/** A server of its own with its first two accounts, made and signed in by the command line. */
export interface CliServer {
  readonly url: string;
  readonly dataDir: string;
  /** Flags of a call by the officer, or by the administrator. */
  readonly as: (who: 'sam' | 'ada') => readonly string[];
  /** Ends it as an operator does; gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** @param flags further flags of `serve` */
export async function startServer(...flags: readonly string[]): Promise<CliServer> {
  const dataDir = freshDir();
  const child = start(['serve', '--port', '0', '--data-dir', dataDir, ...flags]);
  const closed = ended(child);
  const [, url, token] = await written(child, /Watchfloor is at (\S+)[\s\S]*\/setup#(\S+)/);
  const first = { token, administrator: account(administrator, 'Ada Quill'), officer: account(officer, 'Sam Brook') };
  const made = await cli(['users', 'add', '--first', '--data', '-', '--url', url!], { input: JSON.stringify(first) });
  if (made.code !== 0) throw new Error(made.stderr);
  for (const { login, password } of [officer, administrator])
    writeFileSync(join(dataDir, `${login}.txt`), `${password}\n`, { mode: 0o600 });
  return {
    url: url!,
    dataDir,
    as: (who) => ['--url', url!, '--user', who, '--password-file', join(dataDir, `${who}.txt`)],
    stop: async () => {
      child.kill('SIGTERM');
      return (await closed).code;
    },
  };
}

/** A crisis that the officer opens; gives its id. */
export async function openCrisis(server: CliServer, crisisId: string): Promise<string> {
  const data = {
    crisisId,
    title: 'Kenya: electoral violence',
    countries: ['KEN'],
    kind: 'electoralViolence',
    severity: 2,
    leadDesk: 'AF',
    summary: 'Tension before the vote.',
  };
  const sent = await cli(['command', 'send', 'OpenCrisis', '--data', '-', ...server.as('sam')], {
    input: JSON.stringify(data),
  });
  if (sent.code !== 0) throw new Error(sent.stderr);
  return crisisId;
}

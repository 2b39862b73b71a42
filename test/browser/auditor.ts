import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from '../cli/process';
import { administrator, person } from './first-people';

export const auditor = person('aude', 'Aude Renner');

/** Registers the auditor, who sees every country, as the administrator does it at the command line. */
export async function addAuditor(origin: string) {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-auditor-'));
  const file = join(folder, 'password');
  writeFileSync(file, administrator.password, { mode: 0o600 });
  const { login, name, password } = auditor;
  const { code, stderr } = await cli(
    [
      ...['users', 'add', login, '--name', name, '--role', 'auditor', '--all-countries', '--new-password-file', '-'],
      ...['--url', origin, '--user', administrator.login, '--password-file', file],
    ],
    { input: password },
  );
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(stderr);
}

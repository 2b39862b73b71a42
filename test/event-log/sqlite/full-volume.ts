import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { event, newStream } from '../contract/subject';
import { type Opening, programOn } from './program';
import { thrown } from './thrown';
import { newStore, wire } from './wire-appends';

/** Gives a process mounts of its own. */
const unshare = 'unshare';
const inNamespace = ['-rm', 'sh', '-c'];

/** Why no small volume can be made here; undefined where one can. */
export const noVolume =
  spawnSync(unshare, [...inNamespace, 'mount -t tmpfs none /tmp']).status === 0
    ? undefined
    : 'mounting a small volume is not permitted here';

/** Appends one large event after another until the volume is full; `volume` is its folder, `failure` what came then. */
const untilFull = `
  const large = () => ({ ...event(), data: { parts: Array.from({ length: 8 }, () => 'x'.repeat(30_000)) } });
  const failed = (call) => call.then(() => undefined, ({ code, detail, outcome }) => ({ code, detail, outcome }));
  let appended = 0;
  const append = () => log.append('crisis-' + randomUUID(), -1, [large()]).then(() => void appended++);
  let failure;
  for (let i = 0; i < 200 && !failure; i++) failure = await failed(append());`;

/** Runs a program on a log whose volume has 8 MiB and got full, and gives what it prints as JSON. */
export async function onFullVolume(folder: string, body: string, opening?: Opening) {
  const volume = join(folder, 'small');
  mkdirSync(volume, { recursive: true });
  const program = programOn(
    join(volume, 'log'),
    `const volume = ${JSON.stringify(volume)};${untilFull}${body}
  await log.close();`,
    { opening },
  );
  const script = 'mount -t tmpfs -o size=8m none "$1" && exec "$2" -e "$3"';
  const args = [...inNamespace, script, 'sh', volume, process.execPath, program];
  return JSON.parse((await promisify(execFile)(unshare, args, { timeout: 20_000 })).stdout);
}

/** @throws EventLogError of an append to a full volume; where none can be made the file is bounded instead */
export async function appendsOnFullVolume(folder: string, opening?: Opening): Promise<never> {
  if (noVolume === undefined)
    throw thrown(await onFullVolume(folder, 'console.log(JSON.stringify(failure));', opening));
  const store = await newStore();
  try {
    const writer = store.writer();
    store.db.pragma(`max_page_count=${store.db.pragma('page_count', { simple: true })}`);
    const [answer] = writer.write([
      wire(newStream(), -1, [event({ parts: ['x'.repeat(30_000), 'y'.repeat(30_000)] })]),
    ]);
    throw thrown(answer!.failure!);
  } finally {
    await store.remove();
  }
}

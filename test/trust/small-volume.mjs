import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Skipped } from './trial.mjs';

/**
 * MiB. Less than the 128 that make the log give its write-ahead log its size at once, and enough that 64 are free again
 * when what filled it is gone: the writer waits for these (trust.md D-3).
 */
const volumeMiB = 124;
const piece = Buffer.alloc(256 * 1024);
/** Gives a process mounts of its own. */
const tool = 'unshare';
const namespace = ['-rm', 'sh', '-c'];
const mounted = `mount -t tmpfs -o size=${volumeMiB}m none "$1" && shift && exec "$@"`;

/** The command that runs a program with a small volume of its own at a folder. */
export function onSmallVolume(dir, command, args) {
  const probe = spawnSync(tool, [...namespace, 'mount -t tmpfs none /tmp']);
  if (probe.status !== 0) throw new Skipped('mounting a small volume is not permitted here');
  return [tool, [...namespace, mounted, 'sh', dir, command, ...args]];
}

/** The volume of a running process, seen from outside of it. */
export class SmallVolume {
  #filler;

  constructor(pid, dir) {
    this.dir = join(`/proc/${pid}/root`, dir);
    this.#filler = join(this.dir, 'filler');
  }

  /** Takes everything that is free. */
  fill() {
    const file = openSync(this.#filler, 'a');
    for (let bytes = piece.length; bytes >= 1; ) {
      try {
        if (writeSync(file, piece, 0, bytes) < bytes) bytes = Math.floor(bytes / 2);
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
        bytes = Math.floor(bytes / 2);
      }
    }
    closeSync(file);
  }

  /** Takes so much that this share is in use. */
  fillTo(percent) {
    const file = openSync(this.#filler, 'a');
    while (this.usedPercent < percent) writeSync(file, piece);
    closeSync(file);
  }

  free() {
    rmSync(this.#filler, { force: true });
  }

  get usedPercent() {
    const { bavail, blocks } = statfsSync(this.dir);
    return (1 - bavail / blocks) * 100;
  }

  get freeMiB() {
    const { bavail, bsize } = statfsSync(this.dir);
    return (bavail * bsize) / 2 ** 20;
  }
}

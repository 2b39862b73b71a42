import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets this thread wait for those that somebody waits for: it works on what they leave of the processors. Linux has a
 * priority for each thread; elsewhere nothing changes.
 */
export function workInBackground() {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // No such file, or not allowed: the thread works as it did.
  }
}

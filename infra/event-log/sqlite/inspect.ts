import { closeSync, existsSync, fdatasyncSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { EventLogError } from '../../../contracts/event-log';
import { openDatabase } from '../../sqlite';
import { lockFile, lockFolder } from './lock';
import { logFile } from './open-store';
import { writerSettings } from './settings';

/** True while another process writes the log in this folder. */
export function isLocked(dir: string): boolean {
  if (!existsSync(join(dir, lockFile))) return false;
  try {
    lockFolder(dir).close();
    return false;
  } catch (error) {
    if (error instanceof EventLogError && error.detail.reason === 'LOCKED') return true;
    throw error;
  }
}

interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: string;
}

const flushes = 200;
const slowMillis = 20;
/** Twice the size at which the write-ahead log is begun anew: only a reader that never ends lets it grow so far. */
const stuckBytes = 64 * 1024 * 1024;

/** Whether the log in a folder keeps the writer's settings, how far it waits to be copied, and how long a flush takes. */
export function checkLog(dir: string): readonly Finding[] {
  return [settings(dir), writeAhead(dir), flushTime(dir)];
}

function settings(dir: string): Finding {
  const check = 'synchronous=FULL and the other settings, read back';
  try {
    openDatabase(logFile(dir), { ...writerSettings, mustExist: true }).close();
    return { check, state: 'ok', found: 'as set' };
  } catch (error) {
    return { check, state: 'failed', found: error instanceof Error ? error.message : String(error) };
  }
}

function writeAhead(dir: string): Finding {
  const bytes = statSync(`${logFile(dir)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const stuck = bytes > stuckBytes;
  return {
    check: 'write-ahead log',
    state: stuck ? 'warning' : 'ok',
    found: `${(bytes / 1024 / 1024).toFixed(1)} MiB${stuck ? ', kept by a reader that does not end' : ''}`,
  };
}

function flushTime(dir: string): Finding {
  const path = join(dir, `.flush-${process.pid}`);
  const file = openSync(path, 'wx', 0o600);
  const page = Buffer.alloc(8192);
  const took: number[] = [];
  try {
    for (let index = 0; index < flushes; index++) {
      const began = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      took.push(performance.now() - began);
    }
  } finally {
    closeSync(file);
    unlinkSync(path);
  }
  took.sort((a, b) => a - b);
  const p99 = took[Math.floor(flushes * 0.99)]!;
  return {
    check: 'flush to disk, p99',
    state: p99 > slowMillis ? 'warning' : 'ok',
    found: `${p99.toFixed(2)} ms${p99 < 0.02 ? ', too fast to reach a disk' : ''}`,
  };
}

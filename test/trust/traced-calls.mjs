import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Calls that change what a disk holds, and the words that a process says in between. */
export const changingCalls = 'openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename';

const text = (hex) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const patterns = [
  [/^(?:pwrite64|write)\((\d+)<([^>]*)>, "([^"]*)", \d+(?:, (\d+))?\)\s+= \d+/, written],
  [/^f(?:data)?sync\(\d+<([^>]*)>\)\s+= 0/, ([path]) => ({ op: 'sync', path: String(text(path)) })],
  [
    /^ftruncate\(\d+<([^>]*)>, (\d+)\)\s+= 0/,
    ([path, size]) => ({ op: 'truncate', path: String(text(path)), size: Number(size) }),
  ],
  [/^unlink\("([^"]*)"\)\s+= 0/, ([path]) => ({ op: 'unlink', path: String(text(path)) })],
  [/^openat\(AT_FDCWD(?:<([^>]*)>)?, "([^"]*)", ([A-Z_|]*)(?:, \d+)?\)\s+= \d+/, opened],
];

function written([fd, path, bytes, offset]) {
  if (fd === '1') return { op: 'said', text: String(text(bytes)).trimEnd() };
  return offset === undefined
    ? undefined
    : { op: 'write', path: String(text(path)), offset: Number(offset), bytes: text(bytes) };
}

function opened([folder, path, flags]) {
  if (!flags.includes('O_CREAT')) return undefined;
  return { op: 'create', path: resolve(String(text(folder ?? '')), String(text(path))) };
}

/** Lines of `strace -f` as one call each: a call that another thread interrupted is put together again. */
function* callsIn(trace) {
  const begun = new Map();
  for (const line of trace.split('\n')) {
    const [, pid, rest] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    if (rest === undefined) continue;
    if (rest.endsWith('<unfinished ...>')) begun.set(pid, rest.slice(0, -'<unfinished ...>'.length));
    else if (rest.startsWith('<... ')) yield `${begun.get(pid) ?? ''}${rest.replace(/^<\.\.\. \w+ resumed>/, '')}`;
    else yield rest;
  }
}

/** What a traced process did to the database files of a folder, from the moment at which it said `begin`. */
export function changesIn(traceFile, dir) {
  const changes = [];
  const ours = new Set(['log.db', 'log.db-wal'].map((name) => join(dir, name)));
  for (const call of callsIn(readFileSync(traceFile, 'latin1'))) {
    for (const [pattern, read] of patterns) {
      const found = pattern.exec(call);
      const change = found && read(found.slice(1));
      if (change && (change.op === 'said' || ours.has(change.path) || change.path === dir)) changes.push(change);
    }
  }
  return changes;
}

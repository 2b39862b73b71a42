import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const sectorBytes = 512;

/** How a power loss treats what was written and not flushed: any write, or any sector of it, may be missing. */
const losses = {
  dropped: () => () => false,
  kept: () => () => true,
  reordered: (random) => () => random.below(2) === 1,
  torn: (random) => () => (random.below(3) === 0 ? () => random.below(2) === 1 : random.below(2) === 1),
};
export const lossNames = Object.keys(losses);

/** A file as it is on the disk, and what was done to it since it was flushed last. */
class DiskFile {
  pending = [];

  /** @param path where it stood before the first call */
  constructor(path) {
    this.durable = existsSync(path) ? readFileSync(path) : undefined;
  }

  take(change) {
    if (change.op === 'create' && this.image(losses.kept()) !== undefined) return;
    if (change.op !== 'sync') this.pending.push(change);
    // A flush of a file that its folder does not name yet keeps its bytes, but not the file.
    else if (this.durable !== undefined) {
      this.durable = this.image(losses.kept());
      this.pending = [];
    }
  }

  /** The file after a power loss; undefined when there is none. */
  image(keep) {
    let bytes = this.durable;
    for (const change of this.pending) {
      const kept = keep(change);
      if (kept !== false) bytes = apply(bytes, change, kept === true ? () => true : kept);
    }
    return bytes;
  }
}

function apply(before, { op, size, offset, bytes }, keepsSector) {
  if (op === 'create') return before ?? Buffer.alloc(0);
  if (op === 'unlink') return undefined;
  if (before === undefined) return undefined;
  if (op === 'truncate')
    return Buffer.concat([before, Buffer.alloc(Math.max(0, size - before.length))]).subarray(0, size);
  const end = offset + bytes.length;
  const after = Buffer.alloc(Math.max(before.length, end));
  before.copy(after);
  for (let at = offset; at < end; ) {
    const next = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes);
    if (keepsSector(at)) bytes.copy(after, at, at - offset, next - offset);
    at = next;
  }
  return after;
}

/** A disk under a process whose calls were traced. */
export class Disk {
  #files = new Map();

  /** @param before where a file stood before the first call */
  constructor(paths, before) {
    for (const path of paths) this.#files.set(path, new DiskFile(before(path)));
  }

  take(change) {
    const file = this.#files.get(change.path);
    if (file) file.take(change);
    // The flush of a folder makes durable which files it names.
    else if (change.op === 'sync') for (const one of this.#files.values()) this.#name(one);
  }

  #name(file) {
    const created = file.pending.find(({ op }) => op === 'create' || op === 'unlink');
    if (created === undefined) return;
    file.pending = file.pending.filter((one) => one !== created);
    file.durable = created.op === 'create' ? (file.durable ?? Buffer.alloc(0)) : undefined;
  }

  /** Writes what a power loss now would leave. */
  lose(loss, random, pathOf) {
    for (const [path, file] of this.#files) {
      const bytes = file.image(losses[loss](random));
      const to = pathOf(path);
      if (bytes === undefined) rmSync(to, { force: true });
      else writeFileSync(to, bytes);
    }
  }
}

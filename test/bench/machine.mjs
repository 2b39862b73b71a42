import { cpus, totalmem } from 'node:os';
import { pack } from './product.mjs';

/** What the figures were measured on. */
export function machine() {
  const Database = pack('better-sqlite3');
  const db = new Database(':memory:');
  const sqlite = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return {
    cores: cpus().length,
    processor: cpus()[0].model.trim(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    sqlite,
    system: `${process.platform} ${process.arch}`,
  };
}

import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../bench/product.mjs';
import { readEveryWay } from './read-every-way.mjs';
import { verifyInThisThread } from './same-thread.mjs';
import { Database, keyFileIn, logFileIn, makeSealedLog } from './sealed-log.mjs';

verifyInThisThread();
const { verificationOf } = product('infra/event-log/verify/sqlite-verification');
const { EventLogError } = product('contracts/event-log');

/** Codes of a failure that says: this file is not what it was. */
const damaged = /^(SQLITE_|CORRUPT)/;
const codeOf = (error) => (error instanceof EventLogError ? `${error.code} ${error.detail.reason ?? ''}` : error.code);

/** A sealed log whose files somebody alters; each time they are put back as they were. */
export class AlteredLog {
  constructor(dir, bytes) {
    this.dir = dir;
    /** The database file as it was recorded. */
    this.bytes = bytes;
    this.content = readEveryWay(dir);
    this.notes = new Map(
      readdirSync(join(dir, 'checkpoints')).map((name) => [
        join(dir, 'checkpoints', name),
        readFileSync(join(dir, 'checkpoints', name)),
      ]),
    );
  }

  static async make(dir, sizes) {
    return new AlteredLog(dir, await makeSealedLog(dir, sizes));
  }

  /** Writes bytes over the database file, or over the note file that is named. */
  write(bytes, path = logFileIn(this.dir)) {
    for (const end of ['-wal', '-shm']) rmSync(`${logFileIn(this.dir)}${end}`, { force: true });
    writeFileSync(path, bytes);
  }

  restore() {
    this.write(this.bytes);
    for (const [path, bytes] of this.notes) writeFileSync(path, bytes);
  }

  /** Does something while one byte of the database file, or of the note file that is named, is another one. */
  async withByte(at, byte, work, path = logFileIn(this.dir)) {
    const recorded = this.notes.get(path) ?? this.bytes;
    const file = openSync(path, 'r+');
    try {
      writeSync(file, Buffer.of(byte), 0, 1, at);
      return await work();
    } finally {
      writeSync(file, recorded, at, 1, at);
      closeSync(file);
    }
  }

  /**
   * What the verification finds: the findings, or the failure that says that the file is damaged. Any other failure is a
   * defect of the verification, told as `crashed`.
   */
  async verify(checkpoints = []) {
    try {
      const settings = { dir: this.dir, keyFile: keyFileIn(this.dir), threads: 1, checkpoints };
      const { findings, size } = await verificationOf(settings).run();
      return { found: findings.length > 0, findings, size };
    } catch (error) {
      const code = String(codeOf(error));
      if (!damaged.test(code)) return { found: false, findings: [], crashed: String(error.stack ?? error) };
      return { found: true, findings: [], broken: code };
    }
  }

  /** True when every way in gives what was recorded; a refusal to read is not a wrong answer. */
  readsAsRecorded() {
    try {
      return readEveryWay(this.dir) === this.content;
    } catch (error) {
      if (damaged.test(String(codeOf(error)))) return true;
      throw error;
    }
  }

  /** The rows of a query on the file as it was recorded. */
  recorded(sql) {
    const db = new Database(logFileIn(this.dir), { readonly: true });
    try {
      return db.prepare(sql).pluck().all();
    } finally {
      db.close();
    }
  }
}

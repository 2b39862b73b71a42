import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseSignedCheckpoint, type SignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { SealFault } from '../../../contracts/seal/findings';
import { isOf, signatureClaim } from '../../../contracts/seal/signature-claim';
import { parseVerifierKey } from '../../../contracts/seal/verifier-key';
import type { KeptSeal, SealedHead } from '../../../contracts/seals';
import {
  type LogFinding,
  type LogVerdict,
  LogVerification,
  type VerifiedSize,
  type VerifyProgress,
} from '../../../contracts/verification';
import { sha256 } from '../../seal/hash';
import { checkSignature } from '../../seal/keys';
import { logVerifierKeys } from '../../seal/log-keys';
import { keptCheckpoints } from '../sqlite/head-store';
import { openLogFile } from '../sqlite/open-log-file';
import { byIndex } from './finding';
import type { Sealed } from './upper-tiles';
import { verifyLog } from './verify-log';

/** What a log is proved against besides its own seals. */
export interface VerificationSettings {
  readonly dir: string;
  /** Keys of the log, as `name+id+key`; without any, signatures are not checked. */
  readonly verifierKeys?: readonly string[];
  /** Files with checkpoints that somebody kept elsewhere. */
  readonly checkpoints?: readonly string[];
  readonly threads?: number;
}

interface Note {
  readonly name: string;
  readonly note: string;
}

/** A verification whose key is given, or read from the file of the private one. */
export function verificationOf({
  keyFile,
  ...settings
}: VerificationSettings & { readonly keyFile?: string }): SqliteVerification {
  if (keyFile === undefined) return new SqliteVerification(settings);
  const { db, meta } = openLogFile(settings.dir);
  db.close();
  return new SqliteVerification({ ...settings, verifierKeys: logVerifierKeys(keyFile, meta.origin) });
}

/** Verification of a log file: against its newest head, its kept checkpoints, their files, and files from elsewhere. */
export class SqliteVerification extends LogVerification {
  constructor(private readonly settings: VerificationSettings) {
    super();
  }

  async run(from?: VerifiedSize, progress?: VerifyProgress, signal?: AbortSignal): Promise<LogVerdict> {
    const { dir, threads } = this.settings;
    const { origin, notes } = this.#notes();
    const read = notes.map((note) => this.#read(origin, note));
    const verdict = await verifyLog({
      dir,
      seals: read.flatMap(({ seal }) => seal ?? []),
      ...(from && { from }),
      ...(threads !== undefined && { threads }),
      ...(progress && { progress }),
      ...(signal && { signal }),
    });
    const findings = [...read.flatMap(({ finding }) => finding ?? []), ...verdict.findings];
    return { ...verdict, findings: findings.sort(byIndex) };
  }

  #notes(): { readonly origin: string; readonly notes: readonly Note[] } {
    const { dir, checkpoints = [] } = this.settings;
    const { db, meta } = openLogFile(dir);
    try {
      const head = db.prepare<[], SealedHead>('SELECT note FROM signed_head').all();
      const kept = db.prepare<[], KeptSeal>('SELECT size, note FROM checkpoint ORDER BY size').all();
      const files = [...keptCheckpoints(dir), ...checkpoints];
      return {
        origin: meta.origin,
        notes: [
          ...head.map(({ note }) => ({ name: 'the newest head', note })),
          ...kept.map(({ size, note }) => ({ name: `checkpoint ${size}`, note })),
          ...files.map((file) => ({ name: basename(file), note: readFileSync(file, 'utf8') })),
        ],
      };
    } finally {
      db.close();
    }
  }

  #read(origin: string, { name, note }: Note): { readonly seal?: Sealed; readonly finding?: LogFinding } {
    try {
      const checkpoint = parseSignedCheckpoint(note);
      const code = this.#fault(origin, checkpoint);
      if (code) return { finding: { code, index: checkpoint.size, detail: name } };
      return { seal: { size: checkpoint.size, root: checkpoint.root, name } };
    } catch (error) {
      if (!(error instanceof SealFault)) throw error;
      return { finding: { code: 'NOTE_MALFORMED', index: 0, detail: `${name}: ${error.detail}` } };
    }
  }

  #fault(origin: string, checkpoint: SignedCheckpoint): 'LOG_UNKNOWN' | 'LOG_SIGNATURE_BAD' | undefined {
    if (checkpoint.origin !== origin) return 'LOG_UNKNOWN';
    const { verifierKeys } = this.settings;
    if (verifierKeys === undefined) return undefined;
    const claims = verifierKeys.flatMap((text) => {
      const key = parseVerifierKey(sha256, text);
      const line = key && checkpoint.signatures.find((signature) => isOf(key, signature));
      return line ? [signatureClaim(key, checkpoint.text, line)] : [];
    });
    if (claims.length === 0) return 'LOG_UNKNOWN';
    const good = claims.every((claim) => claim && checkSignature(claim.publicKey, claim.message, claim.signature));
    return good ? undefined : 'LOG_SIGNATURE_BAD';
  }
}

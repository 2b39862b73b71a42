/** A file of a backup; its name is its path from the backup's folder. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What `backup.json` says. It is written last: a folder without it holds no backup (trust.md §17.1). */
export interface BackupManifest {
  readonly format: 1;
  readonly realm: string;
  readonly logId: string;
  readonly origin: string;
  /** Events in the copy of the log. */
  readonly size: number;
  /** Root over them, base64, as it was recomputed from the copy. */
  readonly root: string;
  /** The newest seal in the copy, as a signed note; null when the log was never sealed. */
  readonly note: string | null;
  readonly takenAt: string;
  /** Folder of this copy's databases; an older one stays until this file names the newer. */
  readonly folder: string;
  readonly files: readonly BackupFile[];
}

/** Something that is wrong with a backup or its log. */
export interface BackupFinding {
  readonly code: string;
  /** Name of a file, or `#` and the index of an event. */
  readonly place: string;
  readonly detail: string;
}

/** What an operator should know although all is as it should be. */
export interface BackupWarning {
  readonly code: 'NO_SEAL' | 'NO_KEYS' | 'KEYS_OLDER' | 'OLDER_THAN_CHECKPOINT' | 'LOSS_UNKNOWN';
  readonly text: string;
}

export type BackupStep = 'copy' | 'check' | 'files';

/** How a long step is watched and ended. */
export interface BackupWork {
  readonly signal: AbortSignal;
  /** Told bytes, or events while a log is checked. */
  readonly progress: (step: BackupStep, done: number, of: number) => void;
}

/** Where an installation keeps its keys. */
export interface KeyPlaces {
  /** `keystore.db`. */
  readonly path: string;
  /** What wraps the keys in it. */
  readonly keysDirectory: string;
  /** Signs the heads of the log. */
  readonly signingKey: string;
}

export interface CreateBackup extends BackupWork {
  /** The realm's folder. */
  readonly source: string;
  readonly dir: string;
  readonly keys: KeyPlaces;
  /** Another folder, for the keys; without it they are not copied. */
  readonly keysTo?: string;
}

export interface VerifyBackup extends BackupWork {
  readonly backup: string;
  /** Files of checkpoints that were kept elsewhere. */
  readonly checkpoints: readonly string[];
}

export interface RestoreBackup extends VerifyBackup {
  /** An empty folder, which becomes a data directory. */
  readonly target: string;
  /** Where a realm's folder and the keys lie in a data directory. */
  readonly layout: (dataDir: string, realm: string) => { readonly dir: string; readonly keys: KeyPlaces };
  /** A copy of the keys. */
  readonly keysFrom?: string;
  /** The data directory that was lost: its checkpoints say how far the log had got. */
  readonly lostFrom?: string;
  /** Why the loss of events is accepted; the log gets another id then (trust.md §17.3). */
  readonly lossReason?: string;
  readonly dryRun?: boolean;
}

export interface DrillBackup extends BackupWork {
  readonly backup: string;
  /** Folder in which the backup is restored and removed again. */
  readonly scratch: string;
}

/** What was found; nothing was written when there are findings. */
interface Found {
  readonly findings: readonly BackupFinding[];
  readonly warnings: readonly BackupWarning[];
}

export interface CreatedBackup extends Found {
  readonly manifest: BackupManifest;
  /** Bytes that were copied now; what was there already is not. */
  readonly copied: number;
}

export interface VerifiedBackup extends Found {
  readonly manifest: BackupManifest;
}

/** Fields of the event `LogRestored`; `restored.json` in the realm's folder holds them until the server records it. */
export interface LogRestoredFields {
  readonly previousOrigin: string;
  /** The newest checkpoint that is known, as a note; empty when there is none. */
  readonly previousCheckpoint: string;
  readonly restoredSize: number;
  /** First position that is lost. */
  readonly lostFrom: number;
  /** Last position that is known to be lost; absent when nobody knows. */
  readonly lostTo?: number;
  readonly reason: string;
}

export interface RestoredBackup extends Found {
  readonly manifest: BackupManifest;
  /** Of the restored log. */
  readonly logId: string;
  readonly origin: string;
  readonly epoch: string;
  readonly loss?: LogRestoredFields;
  /** Of each part, in seconds. */
  readonly seconds: { readonly check: number; readonly copy: number; readonly checkAgain: number };
}

export interface DrilledBackup extends RestoredBackup {
  readonly bytes: number;
  readonly openSeconds: number;
  readonly totalSeconds: number;
  /** 60 s for each million events that was begun (trust.md §17.3). */
  readonly limitSeconds: number;
}

/** What a look at the source says before anything is copied. */
export interface PlannedBackup {
  readonly logId: string;
  readonly events: number;
  readonly bytes: number;
}

/** Backups of a realm's folder. */
export interface Backups {
  readonly plan: (source: string) => PlannedBackup;
  readonly create: (request: CreateBackup) => Promise<CreatedBackup>;
  readonly verify: (request: VerifyBackup) => Promise<VerifiedBackup>;
  readonly restore: (request: RestoreBackup) => Promise<RestoredBackup>;
  readonly drill: (request: DrillBackup) => Promise<DrilledBackup>;
}

export type BackupRefusalCode =
  | 'BACKUP_MISSING'
  | 'BACKUP_INCOMPLETE'
  | 'BACKUP_BUSY'
  /** The folder holds a backup of another log, or of more of it. */
  | 'OTHER_LOG'
  | 'MANIFEST_MALFORMED'
  | 'KEYS_INCOMPLETE'
  | 'SAME_DIRECTORY'
  | 'BACKUP_CHANGED'
  | 'TARGET_NOT_EMPTY'
  | 'LOSS_NOT_ACCEPTED'
  | 'NOT_A_CHECKPOINT'
  | 'NO_SPACE'
  | 'INTERRUPTED';

/** A backup or restore that is not begun, or not ended, and why. */
export class BackupRefused extends Error {
  constructor(
    readonly code: BackupRefusalCode,
    message: string,
  ) {
    super(message);
  }
}

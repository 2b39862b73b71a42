import type { RecordedEvent } from '../../contracts/event-log';
import type { IntegrityEvent } from '../../contracts/integrity';
import type { RecordedVerification } from '../../contracts/verification';
import { board } from '../board';
import { emptySet, type OpenSet, openCount, opened } from '../open-set';

type Warning = {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly cause: string;
  readonly outcome: string;
};

export interface IntegrityRow {
  readonly size: number;
  readonly checkpoint: {
    readonly size: number;
    readonly root: string;
    readonly at: string;
    readonly reason: string;
  } | null;
  /** The newest checkpoint on the record that a quorum cosigned. */
  readonly cosigned: { readonly size: number; readonly at: string; readonly witnesses: readonly string[] } | null;
  readonly lastVerification: RecordedVerification | null;
  /** Key that the last change on the record was to. */
  readonly rotatedTo: string | null;
  readonly parked: OpenSet;
  /** The newest first. */
  readonly warnings: readonly Warning[];
}

const mostWarnings = 20;

type Warned = Pick<RecordedEvent, 'type' | 'position' | 'metadata'> & {
  readonly data: { readonly cause: string; readonly outcome: string };
};

function warned(row: IntegrityRow, { type, position, data, metadata }: Warned): IntegrityRow {
  if (row.warnings.some((known) => known.position === position)) return row;
  const warning = { position, type, at: metadata.recordedAt, cause: data.cause, outcome: data.outcome };
  return { ...row, warnings: [warning, ...row.warnings].slice(0, mostWarnings) };
}

/** What the system knows about its own log: seals, verification, and whatever an overseer should look at. */
export const integrityBoard = board<IntegrityEvent>()({
  topic: 'integrity',
  version: 2,
  category: 'integrity',
  readers: ['auditor', 'administrator'],
  keys: ({ data }) => [data.realm],
  blank: {
    size: 0,
    checkpoint: null,
    cosigned: null,
    rotatedTo: null,
    lastVerification: null,
    parked: emptySet,
    warnings: [],
  } as IntegrityRow,
  on: {
    CheckpointPublished: (row, { data: { size, root, reason }, metadata }): IntegrityRow => ({
      ...row,
      size,
      checkpoint: { size, root, at: metadata.recordedAt, reason },
    }),
    WitnessCosigned: (row, { data: { size, witnesses }, metadata }): IntegrityRow => ({
      ...row,
      cosigned: { size, at: metadata.recordedAt, witnesses },
    }),
    VerificationCompleted: (row, { data: { from, to, root }, metadata }): IntegrityRow => ({
      ...row,
      lastVerification: { state: 'VERIFIED', at: metadata.recordedAt, from, to, root, code: null, firstIndex: null },
    }),
    VerificationFailed: (row, { data: { code, firstIndex }, metadata }): IntegrityRow => ({
      ...row,
      lastVerification: {
        state: 'FAILED',
        at: metadata.recordedAt,
        from: null,
        to: null,
        root: null,
        code,
        firstIndex: firstIndex ?? null,
      },
    }),
    EventParked: (row, { id }) => ({ ...row, parked: opened(row.parked, id) }),
    LogRestored: warned,
    LogRewound: warned,
    ProjectionDiverged: warned,
    WitnessFailed: warned,
    SigningKeyRotated: (row, event): IntegrityRow => ({ ...warned(row, event), rotatedTo: event.data.key }),
    StorageWarning: warned,
    ClockStepped: warned,
    ConfigurationChanged: warned,
  },
  show: (row) => ({
    ...row,
    checkpoint: row.checkpoint && { ...row.checkpoint },
    cosigned: row.cosigned && { ...row.cosigned, witnesses: [...row.cosigned.witnesses] },
    lastVerification: row.lastVerification && { ...row.lastVerification },
    parked: openCount(row.parked),
    warnings: row.warnings.map((warning) => ({ ...warning })),
  }),
});

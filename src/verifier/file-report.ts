import type { SignedCheckpoint } from '../../contracts/seal/checkpoint';
import type { LeafEntry } from '../../contracts/seal/entry';
import type { NoteVerdict } from '../../contracts/seal/note-verdict';
import type { EventLine } from './event-lines';
import type { FileKind } from './file-kind';
import { type Finding, type Verdict, verdictOf } from './findings';

/** What is given beside a file. */
export interface Beside {
  /** Whom to trust, in place of a bundle's own policy. A file that is no bundle carries none. */
  readonly policy?: Uint8Array | undefined;
  /** Notes of the checkpoints that a consistency or a range is about. */
  readonly checkpoints: readonly Uint8Array[];
  /** Events that a proof is about. */
  readonly events: readonly EventLine[];
  /** POSIX seconds. */
  readonly now: number;
}

/** What would have to be given so that the rest is proved as well. */
export type Missing = 'policy' | 'entry' | 'content' | 'checkpoints' | 'events';

/** What was found about a proof, and what of it was read. */
export interface ProofReport {
  readonly findings: readonly Finding[];
  readonly missing: readonly Missing[];
  /** The checkpoint under which everything stands, the later one of two. */
  readonly note?: SignedCheckpoint;
  readonly verdict?: NoteVerdict;
  /** The first index and one past the last, or the two sizes of a consistency. */
  readonly from?: number;
  readonly to?: number;
  /** Of the event whose place is proved. */
  readonly entry?: LeafEntry;
}

/** The same of a file of any kind. */
export interface FileReport extends ProofReport {
  readonly kind: FileKind;
}

interface Judged {
  readonly findings: readonly Pick<Finding, 'level'>[];
  readonly missing: readonly string[];
}

/** Failed by one error, incomplete by one warning and by everything that is missing. */
export function outcomeOf({ findings, missing }: Judged): Verdict {
  const verdict = verdictOf(findings);
  return verdict === 'ok' && missing.length > 0 ? 'incomplete' : verdict;
}

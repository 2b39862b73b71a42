import type { AtrocityAssessmentEvent } from '../../contracts/assessment/atrocity-registry';
import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import type { Known } from '../../contracts/kernel/messages';
import { foldedRegister } from '../register';

type Heard = ConflictAssessmentEvent | AtrocityAssessmentEvent;
type Judged = Known<Heard, 'JudgementRecorded' | 'AtrocityFactorRecorded' | 'DriverIdentified' | 'EntryPointProposed'>;

/** What was said last of one item. */
interface JudgementRow {
  readonly assessment: 'conflict' | 'atrocity';
  readonly assessmentId: string;
  readonly countries: readonly string[];
  readonly kind: string;
  readonly statement: string;
  readonly confidence: string | null;
  readonly evidence: readonly { readonly kind: string; readonly ref: string; readonly note?: string }[];
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly position: number;
}

/** Id and kind of the item that an event speaks of; undefined for other events. */
function itemIn({ type, data }: Known<Heard>): { readonly id: string; readonly kind: string } | undefined {
  switch (type) {
    case 'JudgementRecorded':
    case 'AtrocityFactorRecorded':
      return { id: data.itemId, kind: data.kind };
    case 'DriverIdentified':
      return { id: data.driverId, kind: 'driver' };
    case 'EntryPointProposed':
      return { id: data.entryPointId, kind: 'entryPoint' };
    default:
      return undefined;
  }
}

const judged = (_: JudgementRow | null, event: Judged): JudgementRow => ({
  assessment: event.type === 'AtrocityFactorRecorded' ? 'atrocity' : 'conflict',
  assessmentId: event.data.assessmentId,
  countries: event.data.countries,
  kind: itemIn(event)?.kind ?? '',
  statement: event.data.statement,
  confidence: 'confidence' in event.data ? event.data.confidence : null,
  evidence: 'evidence' in event.data ? event.data.evidence : [],
  recordedAt: event.metadata.recordedAt,
  recordedBy: event.metadata.actor.id,
  position: event.position,
});

/** Judgements, factors, drivers and entry points of all assessments, with their sources (domain.md §4). */
export const judgementsRegister = foldedRegister<Heard>()({
  name: 'judgements',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    assessment: 'text',
    assessmentId: 'text',
    kind: 'text',
    confidence: 'text',
    sources: 'integer',
    recordedAt: 'text',
    position: 'integer',
  },
  indexes: ['assessmentId', 'position'],
  search: ['statement'],
  keys: (event) => [itemIn(event)?.id].filter((id) => id !== undefined),
  blank: null as JudgementRow | null,
  on: {
    JudgementRecorded: judged,
    AtrocityFactorRecorded: judged,
    DriverIdentified: judged,
    EntryPointProposed: judged,
  },
  show: (row) => {
    if (!row) return {};
    const { evidence, ...columns } = row;
    return { ...columns, sources: evidence.length, evidence: evidence.map((one) => ({ ...one })) };
  },
});

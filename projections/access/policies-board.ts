import type { PolicyEvent } from '../../contracts/access/policy';
import { board } from '../board';

interface PolicyRow {
  readonly version: number;
  /** JSON text. */
  readonly value: string | null;
  readonly previousValue: string | null;
  readonly since: string | null;
  readonly reason: string | null;
  readonly decisionId: string | null;
  readonly setAt: string | null;
  readonly setBy: string | null;
}

/** Policies that were set; one that never was has no row and stands at its default. */
export const policiesBoard = board<PolicyEvent>()({
  topic: 'policies',
  version: 1,
  category: 'policy',
  readers: 'any',
  keys: ({ data }) => [data.name],
  blank: {
    version: 0,
    value: null,
    previousValue: null,
    since: null,
    reason: null,
    decisionId: null,
    setAt: null,
    setBy: null,
  } as PolicyRow,
  on: {
    PolicySet: (_, { data, metadata }) => ({
      version: data.version,
      value: data.value,
      previousValue: data.previousValue ?? null,
      since: data.effectiveFrom,
      reason: data.reason,
      decisionId: data.decisionId ?? null,
      setAt: metadata.recordedAt,
      setBy: metadata.actor.id,
    }),
  },
  show: (row) => ({ ...row }),
});

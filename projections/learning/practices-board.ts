import type { Known } from '../../contracts/kernel/messages';
import type { ToolkitEvent } from '../../contracts/learning/toolkit';
import { board } from '../board';
import { emptySet, type OpenSet, openCount, opened } from '../open-set';

/** How often an intervention was used at one post; where no post was told, in one country. */
interface Uses {
  readonly country: string;
  readonly post: string | null;
  readonly ids: OpenSet;
}
interface Seen {
  readonly evidenceId: string;
  readonly strength: string;
  readonly context: string;
  readonly effect: string;
}
interface PracticeRow {
  readonly toolkitId?: string;
  readonly version?: number;
  readonly intervention?: { readonly tool: string; readonly title: string };
  /** In the order of the log. */
  readonly seen: readonly Seen[];
  readonly uses: readonly Uses[];
}

function keysOf({ type, data }: Known<ToolkitEvent>): readonly string[] {
  if (type === 'ToolkitPublished') return data.interventions.map(({ interventionId }) => interventionId);
  return type === 'ToolkitUsed' ? data.interventionIds : [data.interventionId];
}

function withUse(uses: readonly Uses[], { data }: Known<ToolkitEvent, 'ToolkitUsed'>): readonly Uses[] {
  const { country, useId } = data;
  const post = data.post ?? null;
  const at = uses.findIndex((one) => one.country === country && one.post === post);
  const before = uses[at];
  if (!before) return [...uses, { country, post, ids: opened(emptySet, useId) }];
  return uses.with(at, { ...before, ids: opened(before.ids, useId) });
}

/** Interventions with what was seen of them, one row for each: the proven and best practices of Sec. 1607. */
export const practicesBoard = board<ToolkitEvent>()({
  topic: 'practices',
  version: 1,
  category: null,
  readers: 'any',
  keys: keysOf,
  blank: { seen: [], uses: [] } as PracticeRow,
  on: {
    ToolkitPublished: (row, { data }, key) => {
      const intervention = data.interventions.find(({ interventionId }) => interventionId === key);
      return { ...row, toolkitId: data.toolkitId, version: data.version, ...(intervention && { intervention }) };
    },
    InterventionEvidenceRecorded: (row, { data: { evidenceId, strength, context, effectSeen: effect } }) => ({
      ...row,
      seen: [...row.seen.filter((one) => one.evidenceId !== evidenceId), { evidenceId, strength, context, effect }],
    }),
    ToolkitUsed: (row, event) => ({ ...row, uses: withUse(row.uses, event) }),
  },
  show: ({ toolkitId, version, intervention, seen, uses }) => ({
    toolkitId: toolkitId ?? null,
    tool: intervention?.tool ?? null,
    title: intervention?.title ?? null,
    version: version ?? null,
    strength: seen.at(-1)?.strength ?? null,
    contexts: seen.map(({ context }) => context),
    effects: seen.map(({ effect }) => effect),
    uses: uses.map(({ country, post, ids }) => ({ country, post, uses: openCount(ids) })),
  }),
});

import { same } from '../../contracts/kernel/same';
import {
  PublishToolkit,
  RecordInterventionEvidence,
  RecordToolkitUse,
  type ToolkitCommand,
  type ToolkitEvent,
  type ToolkitKeys,
  toolkitCommands,
  toolkitEvents,
} from '../../contracts/learning/toolkit';
import { contentOf } from '../platform/content-of';
import { defineDecider, stop } from '../platform/decider';

interface Toolkit {
  /** The latest version. */
  readonly published?: Readonly<PublishToolkit>;
  readonly version: number;
  /** Of all versions: evidence may come late, about what a newer version no longer holds. */
  readonly interventionIds: readonly string[];
  readonly evidence: Readonly<Record<string, Readonly<RecordInterventionEvidence>>>;
  readonly uses: Readonly<Record<string, Readonly<RecordToolkitUse>>>;
}

const said = {
  publication: contentOf(PublishToolkit),
  evidence: contentOf(RecordInterventionEvidence),
  use: contentOf(RecordToolkitUse),
};

const isPublished = stop<Toolkit, object, object>('NOT_FOUND', (_, { published }) => !published && {});

/** The items of a list whose id another item bears as well. */
const repeated = (list: string, ids: readonly string[]) =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ pointer: `/${list}/${index}`, rule: 'has the id of another item' }] : [],
  );

/** Decides the versions of one reference that people work from, and what is known of its use (domain.md §2.12). */
export const toolkit = defineDecider<ToolkitCommand, ToolkitEvent, ToolkitKeys>()<Toolkit>({
  category: 'toolkit',
  id: 'toolkitId',
  commands: toolkitCommands,
  events: toolkitEvents,
  initial: { version: 0, interventionIds: [], evidence: {}, uses: {} },
  keys: ({ published }) => (published ? { toolkitId: published.toolkitId, kind: published.kind } : {}),

  decide: {
    PublishToolkit: {
      done: (command, { published }) => same(published, command),
      refuse: [
        stop('INVALID_FIELDS', ({ sections, interventions }) => {
          const errors = [
            ...repeated(
              'sections',
              sections.map(({ sectionId }) => sectionId),
            ),
            ...repeated(
              'interventions',
              interventions.map(({ interventionId }) => interventionId),
            ),
          ];
          return errors.length > 0 && { errors };
        }),
      ],
      record: (command, { version }) => [{ type: 'ToolkitPublished', data: { ...command, version: version + 1 } }],
    },

    RecordInterventionEvidence: {
      done: (command, { evidence }) => same(evidence[command.evidenceId], command),
      refuse: [
        isPublished,
        stop(
          'ITEM_UNKNOWN',
          ({ interventionId }, { interventionIds }) => !interventionIds.includes(interventionId) && { interventionId },
        ),
        stop('ALREADY_EXISTS', ({ evidenceId }, { evidence }) => evidence[evidenceId] && { evidenceId }),
      ],
      record: (command) => [{ type: 'InterventionEvidenceRecorded', data: { ...command } }],
    },

    RecordToolkitUse: {
      done: (command, { uses }) => same(uses[command.useId], command),
      refuse: [
        isPublished,
        stop('ITEM_UNKNOWN', (command, { version }) => {
          return (command.version < 1 || command.version > version) && { version: command.version, latest: version };
        }),
        stop('ITEM_UNKNOWN', (command, { interventionIds }) => {
          const unknown = command.interventionIds.filter((id) => !interventionIds.includes(id));
          return unknown.length > 0 && { interventionIds: unknown };
        }),
        stop('ALREADY_EXISTS', ({ useId }, { uses }) => uses[useId] && { useId }),
      ],
      record: (command) => [{ type: 'ToolkitUsed', data: { ...command } }],
    },
  },

  evolve: {
    ToolkitPublished: (toolkit, data) => ({
      ...toolkit,
      published: said.publication(data),
      version: data.version,
      interventionIds: [
        ...new Set([...toolkit.interventionIds, ...data.interventions.map(({ interventionId }) => interventionId)]),
      ],
    }),
    InterventionEvidenceRecorded: (toolkit, data) => ({
      ...toolkit,
      evidence: { ...toolkit.evidence, [data.evidenceId]: said.evidence(data) },
    }),
    ToolkitUsed: (toolkit, data) => ({ ...toolkit, uses: { ...toolkit.uses, [data.useId]: said.use(data) } }),
  },
});

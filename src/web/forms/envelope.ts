import type { SentEnvelope } from '../../../contracts/http';
import { classifications, credibilities, reliabilities, sourceTypes } from '../../../contracts/vocabulary/code-lists';
import { type DraftObject, sendable } from './draft';
import type { FieldSchema } from './schema';

const text = (maxLength: number): FieldSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  'x-wf': { kind: 'text' },
});
const choice = (values: readonly string[], list?: string): FieldSchema => ({
  enum: values,
  'x-wf': { kind: 'choice', ...(list && { list }) },
});

/** What a sender says about a command, as a form: everything may be left out (domain.md §1.2). */
export const envelopeSchema: FieldSchema = {
  type: 'object',
  properties: {
    effectiveAt: { type: 'string', format: 'date-time', 'x-wf': { kind: 'instant' } },
    onBehalfOf: text(120),
    authority: text(120),
    source: {
      type: 'object',
      'x-wf': { kind: 'group' },
      properties: {
        kind: choice(sourceTypes, 'SourceType'),
        ref: text(300),
        reliability: choice(reliabilities),
        credibility: choice(credibilities),
      },
      required: ['kind', 'ref'],
    },
    handling: {
      type: 'object',
      'x-wf': { kind: 'group' },
      properties: {
        classification: choice(classifications, 'Classification'),
        compartments: { type: 'array', items: text(40), minItems: 0, maxItems: 20 },
      },
      required: ['classification', 'compartments'],
    },
  },
  required: [],
};

/** The envelope to send, or nothing where nothing was said. */
export function envelopeOf(draft: DraftObject): SentEnvelope | undefined {
  const sent = sendable(envelopeSchema, draft);
  return Object.keys(sent).length > 0 ? (sent as SentEnvelope) : undefined;
}

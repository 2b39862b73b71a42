import type { CommandDescription } from '../../../contracts/http';
import { describeBoards, describeCommands, describeRegisters, titleOfName } from './catalogue';

const json = (schema: object) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const problems = {
  '401': problem('Nobody is signed in'),
  '403': problem('A role, scope or compartment is missing'),
  '404': problem('There is no such thing, or it lies outside the sender’s scope'),
  '409': problem('A rule of the domain refuses'),
  '412': problem('The record has changed since the revision seen'),
  '422': problem('Fields break their rules'),
  '429': problem('Too many requests'),
  '503': problem('Nothing can be recorded now'),
};
const header = (name: string, description: string, schema: object, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});
const query = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'query',
  description,
  schema,
});

const commandHeaders = [
  header('x-watchfloor', 'Always 1: other sites cannot set it', { const: '1' }, true),
  header('idempotency-key', 'Command id, a UUID; sending it again gives the first answer', {
    type: 'string',
    format: 'uuid',
  }),
  header('if-match', 'Revision seen, in quotes', { type: 'string' }),
  header('prefer', 'dry-run records nothing and answers what would happen', { const: 'dry-run' }),
];

const commandPath = ({ name, title, sentence, context, roles, refusals, schema }: CommandDescription) => [
  `/commands/${name}`,
  {
    post: {
      operationId: name,
      summary: title,
      description: `${sentence} Roles: ${roles.join(', ')}. Refusals of its own: ${refusals.join(', ') || 'none'}.`,
      tags: [context],
      parameters: [...commandHeaders, query('realm', 'Realm, live by default')],
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          properties: { data: schema, envelope: { $ref: '#/components/schemas/Envelope' } },
          required: ['data'],
          additionalProperties: false,
        }),
      },
      responses: {
        '200': { description: 'What a dry run found', content: json({ $ref: '#/components/schemas/DryRun' }) },
        '201': { description: 'Recorded', content: json({ $ref: '#/components/schemas/Recorded' }) },
        ...problems,
      },
    },
  },
];

const picturePath = (path: string, summary: string, parameters: readonly object[]) => [
  path,
  {
    get: {
      summary,
      tags: ['pictures'],
      parameters,
      responses: { '200': { description: summary, content: json({ type: 'object' }) }, ...problems },
    },
  },
];

const after = query('after', 'Wait until the picture has reached this position', { type: 'integer', minimum: 0 });
const page = [
  after,
  query('cursor', 'Place to go on from, as an answer gave it'),
  query('dir', 'next or previous', { enum: ['next', 'previous'] }),
  query('q', 'Words that must occur'),
  query('f', 'Filter: JSON object of columns and values'),
  query('at', 'Position to begin at', { type: 'integer' }),
  query('limit', 'Rows, at most 100', { type: 'integer', minimum: 1, maximum: 100 }),
];

const integer = { type: 'integer' };
const text = { type: 'string' };
const components = {
  securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-wf' } },
  schemas: {
    Recorded: {
      type: 'object',
      properties: { stream: text, revision: integer, position: integer },
      required: ['stream', 'revision', 'position'],
    },
    DryRun: {
      type: 'object',
      properties: {
        events: { type: 'array' },
        refusals: { type: 'array' },
        reactions: { type: 'array' },
        cells: { type: 'array' },
        simulation: { type: 'object' },
        position: integer,
      },
    },
    Envelope: {
      type: 'object',
      properties: {
        effectiveAt: text,
        onBehalfOf: text,
        authority: text,
        source: { type: 'object' },
        handling: { type: 'object' },
        correlationId: text,
      },
    },
    Problem: {
      type: 'object',
      properties: {
        type: text,
        title: text,
        status: integer,
        code: text,
        detail: text,
        errors: { type: 'array' },
        values: { type: 'object' },
        trace: text,
      },
      required: ['type', 'title', 'status', 'code', 'trace'],
    },
  },
};

/** The HTTP interface as OpenAPI 3.1, made from the registries: each command is a path of its own. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: { title: 'Watchfloor', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  security: [{ session: [] }],
  paths: Object.fromEntries([
    ...describeCommands().map(commandPath),
    ...describeBoards().map(({ name }) => picturePath(`/boards/${name}`, `Board: ${titleOfName(name)}`, [after])),
    ...describeRegisters().map(({ name }) => picturePath(`/registers/${name}`, `Register: ${titleOfName(name)}`, page)),
  ]),
  components,
});

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const instant = {
  type: 'string',
  format: 'date-time',
  description: 'UTC with six fraction digits, 27 characters',
} as const;
const row = { type: 'object', description: 'A row as its board shows it' } as const;
const rowSum = {
  type: 'string',
  pattern: '^[0-9]+-[0-9a-f]{8}$',
  description: 'Number of rows, and the sum of the CRC-32 of each, of what this reader may see',
} as const;

type Members = Readonly<Record<string, object>>;

/** An object of these members and no others; a name that ends in ? may be absent. */
function object(members: Members) {
  const named = Object.entries(members).map(([name, schema]) => [name.replace('?', ''), schema] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    required: Object.keys(members).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

const frame = (op: string, members: Members) => object({ op: { const: op }, ...members });

const since = object({ epoch: text, definition: text, position: count });
const seal = object({
  size: count,
  cosigned: count,
  witnesses: count,
  unsealed: count,
  'unwitnessed?': { const: true },
  'unsealedSince?': instant,
  'trouble?': text,
});
const picture = object({
  position: count,
  lagMs: count,
  lagEvents: count,
  state: { enum: ['running', 'rebuilding', 'paused', 'faulted'] },
  parked: count,
  'rowSum?': rowSum,
});

/** What a client may send at `/live`, by `op` (architecture.md §6). */
export const clientFrames = {
  hello: frame('hello', { protocol: { const: 1 }, ticket: text }),
  watch: frame('watch', { topic: text, 'since?': since }),
  unwatch: frame('unwatch', { topic: text }),
  applied: frame('applied', { topic: text, position: count }),
} as const;

/** What the server sends at `/live`, by `op`. */
export const serverFrames = {
  welcome: frame('welcome', {
    protocol: { const: 1 },
    epoch: text,
    realm: text,
    head: count,
    serverTime: instant,
    build: text,
    limits: object({ maxPayload: count, messagesPerMinute: count }),
  }),
  snapshot: frame('snapshot', {
    topic: text,
    definition: { type: 'string', pattern: '^[0-9a-f]{8}$' },
    position: count,
    rows: { type: 'object', additionalProperties: row },
    part: { type: 'integer', minimum: 1 },
    parts: { type: 'integer', minimum: 1 },
    'rowSum?': rowSum,
  }),
  change: frame('change', {
    topic: text,
    from: count,
    to: count,
    rows: { type: 'object', additionalProperties: { oneOf: [row, { type: 'null' }] } },
    'rowSum?': rowSum,
  }),
  beat: frame('beat', {
    epoch: text,
    head: count,
    serverTime: instant,
    seal,
    recording: { type: 'boolean' },
    pictures: { type: 'object', additionalProperties: picture },
  }),
  refused: frame('refused', { 'topic?': text, code: text, detail: text }),
} as const;

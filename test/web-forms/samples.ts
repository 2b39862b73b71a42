import type { FieldSchema } from '../../src/web/forms/schema';

const byKind: Record<string, unknown> = {
  id: '01900000-0000-7000-8000-000000000001',
  itemId: '01900000-0000-7000-8000-000000000002',
  ref: 'KEN13',
  country: 'KEN',
  decimal: '12.5',
  glide: 'EP-2013-000001-KEN',
  org: 'STATE',
  language: 'swa',
  longText: 'Two lines\nof text',
  sealedText: 'Told by a person',
  sealed: 'Ada Example',
  text: 'words',
  instant: '2013-03-04T05:10:00Z',
  date: '2013-03-04',
  count: 3,
};

/** Texts of which one fits any pattern of a text field. */
const texts = ['words', 'GREAT_LAKES', 'Word'];
const textOf = ({ pattern, 'x-wf': meant }: FieldSchema) =>
  meant?.kind === 'text' && pattern
    ? texts.find((text) => new RegExp(pattern).test(text))
    : byKind[meant?.kind ?? 'text'];

/** A value that a schema accepts; optional members are given, too. */
export function sampleOf(schema: FieldSchema): unknown {
  if (schema.type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(schema.items ?? {}));
  if (schema.oneOf) return sampleOf(schema.oneOf[0]!);
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, member]) => [name, sampleOf(member)]),
    );
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return Math.min(schema.maximum ?? 3, Math.max(schema.minimum ?? 0, 3));
  return textOf(schema);
}

/** Every place inside a value, as the steps to it. */
export function* placesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value))
    yield* placesIn(member, [...path, Array.isArray(value) ? Number(name) : name]);
}

/** A deep copy with another value at a place. */
export function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  if (copy[step] === undefined && !Array.isArray(copy)) delete copy[step];
  return copy;
}

import { type Class, type Field, type FieldKind, fieldsOf, notationOf } from '../../../contracts/kernel/field';

const id = '01900000-0000-7000-8000-000000000001';

/** A value that a field's own rule accepts. */
const byNotation: Readonly<Record<string, unknown>> = {
  Id: id,
  ItemId: id,
  LongText: 'Some words.',
  Instant: '2026-11-25T06:00:00Z',
  Date: '2026-11-25',
  Count: 1,
  Percent: 50,
  Score: 2,
  Level: 3,
  Position: 1,
  Decimal: '1.5',
  boolean: true,
  Country: 'KEN',
  Glide: 'CE-2013-000187-SSD',
  Org: 'STATE',
  Language: 'swa',
  Span: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
};

/** A whole message with every field filled, by the meaning of its fields. */
export const sampleOf = (target: Class): Record<string, unknown> =>
  Object.fromEntries([...fieldsOf(target).values()].map((field) => [field.name, sampleOfField(field)]));

const sampleOfField = ({ kind, list }: Field): unknown => {
  const one = kind.members || kind.union ? sampleOfObject(kind) : sampleOfValue(kind);
  if (list === undefined) return one;
  return Array.from({ length: list === true ? 1 : Math.max(1, list[0]) }, () => one);
};

function sampleOfObject({ notation, members, union }: FieldKind): unknown {
  if (union) {
    const [name, member] = Object.entries(union.classes)[0]!;
    return { ...sampleOf(member), kind: name };
  }
  return Object.hasOwn(byNotation, notation) ? byNotation[notation] : groupOf(members!());
}

function sampleOfValue({ notation, ref, country, schema }: FieldKind): unknown {
  if (Object.hasOwn(byNotation, notation)) return byNotation[notation];
  if (ref !== undefined) return id;
  if (country) return 'KEN';
  if (schema.enum) return (schema.enum as unknown[])[0];
  return schema.pattern ? 'Word' : 'Some words';
}

/** Members of a span, given as instants, are set in order. */
function groupOf(members: Class) {
  const value = sampleOf(members);
  return { ...value, ...('latitude' in value && { latitude: '1.5', longitude: '36.8' }) };
}

/** A value that breaks a field, with the pointer of the fault inside the message. */
export interface Broken {
  readonly what: string;
  readonly pointer: string;
  readonly data: Record<string, unknown>;
}

export const raw = (text: string) => `@@${text}@@`;
/** JSON text in which marked texts stand for themselves: numbers that JavaScript would not write. */
export const jsonOf = (value: unknown) => JSON.stringify(value).replaceAll(/"@@(.*?)@@"/g, '$1');

const wrongTexts = (most: number) => ({
  empty: '',
  'too long': 'x'.repeat(most + 1),
  'a control character': 'one\u0007two',
  'a direction override': 'one\u202etwo',
  'a number': 7,
});

function wrongOf({ kind }: Field): Record<string, unknown> {
  if (kind.members || kind.union) return { 'a text': 'nonsense', 'a list': [[]], null: null };
  const text = /^(?:Sealed\()?Text\((\d+)\)/.exec(kind.notation);
  if (text) return { ...wrongTexts(Number(text[1])), 'two lines': 'one\ntwo' };
  if (/LongText/.test(kind.notation)) return wrongTexts(8000);
  if (kind.schema.type === 'integer')
    return { negative: -1, 'a text': '5', 'a fraction': raw('1.5'), 'an unsafe integer': raw('9007199254740993') };
  if (kind.notation === 'boolean') return { 'a text': 'yes', 'a number': 1 };
  if (kind.schema.enum) return { 'no member of the list': 'nonsense', null: null };
  return { 'not of the pattern': 'not one!', 'a number': 7, 'an object': { $ne: null }, null: null };
}

/** Values that break one field, and what is wrong with each. */
function* wrongValues(field: Field): Generator<readonly [string, unknown]> {
  const { kind, list, optional } = field;
  const one = (value: unknown) => (list ? [value] : value);
  for (const [what, value] of Object.entries(wrongOf(field))) yield [what, one(value)];
  if (list) yield ['no list', 'one'];
  if (!optional) yield ['missing', undefined];
  if (kind.members && !kind.union)
    yield ['unknown member', one({ ...(groupOf(kind.members()) as object), stranger: 1 })];
}

/** Every way in which this corpus breaks one field of a message that is otherwise right. */
export function* brokenFields(target: Class): Generator<Broken> {
  const whole = sampleOf(target);
  for (const field of fieldsOf(target).values()) {
    const { name } = field;
    for (const [what, value] of wrongValues(field))
      yield {
        what: `${notationOf(field).slice(0, 40)}: ${what}`,
        pointer: `/${name}`,
        data: { ...whole, [name]: value },
      };
  }
  yield { what: 'an unknown field', pointer: '/stranger', data: { ...whole, stranger: true } };
}

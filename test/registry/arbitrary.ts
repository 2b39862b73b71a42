import fc from 'fast-check';
import { type Class, type Field, fieldsOf } from '../../contracts/kernel/field';
import { countries } from '../../contracts/vocabulary/countries';
import { currencyExponents } from '../../contracts/vocabulary/currencies';

type Arbitrary = fc.Arbitrary<unknown>;

const hexadecimal = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));
const id = fc
  .tuple(hexadecimal(8), hexadecimal(4), hexadecimal(3), hexadecimal(3), hexadecimal(12))
  .map(([a, b, c, d, e]) => `${a}-${b}-7${c}-8${d}-${e}`);

const letters = [...'abcXYZ 0189.-äß€'];
/** Texts whose length in characters is the same before and after normalisation. */
const text = (most: number, more: readonly string[] = []) =>
  fc
    .array(fc.constantFrom(...letters, ...more), { minLength: 1, maxLength: Math.min(most, 40) })
    .map((characters) => characters.join(''));

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const date = day.map((at) => at.toISOString().slice(0, 10));
const instant = day.map((at) => at.toISOString());
const decimal = (most: number) =>
  fc.integer({ min: -most * 10, max: most * 10 }).map((tenths) => (tenths / 10).toFixed(1));
const whole = (max: number, min = 0) => fc.integer({ min, max });

const simple: Readonly<Record<string, Arbitrary>> = {
  Id: id,
  ItemId: id,
  LongText: text(100, ['\n', '\t']),
  'Sealed(LongText)': text(100, ['\n']),
  Instant: instant,
  Date: date,
  Count: whole(1_000_000),
  Position: whole(1_000_000),
  Percent: whole(100),
  Score: whole(4),
  Level: whole(5, 1),
  Decimal: decimal(1_000_000),
  boolean: fc.boolean(),
  Country: fc.constantFrom(...countries.keys()),
  Currency: fc.constantFrom(...currencyExponents.keys()),
  Language: fc.constantFrom('swa', 'ara', 'fra'),
  Glide: fc.constant('EP-2013-000001-KEN'),
  Org: fc.constantFrom('STATE', 'USAID'),
};

/** Objects with a rule over several members: values in order, degrees within bounds. */
const inOrder = (value: Record<string, unknown>, from = 'from', to = 'to') =>
  typeof value[from] === 'string' && typeof value[to] === 'string' && value[from] > value[to]
    ? { ...value, [from]: value[to], [to]: value[from] }
    : value;
const onEarth = (value: Record<string, unknown>) => ({
  ...value,
  ...(value.latitude !== undefined && { latitude: '-1.5' }),
  ...(value.longitude !== undefined && { longitude: '36.8' }),
});
const oneBound = ({ atMost, ...value }: Record<string, unknown>) =>
  value.kind !== 'keyFigure'
    ? { ...value, ...(atMost !== undefined && { atMost }) }
    : { ...value, atLeast: value.atLeast ?? '1.0' };

const lawful = (value: unknown) => oneBound(onEarth(inOrder(value as Record<string, unknown>)));

function oneOf(field: Field): Arbitrary {
  const { kind } = field;
  const known = simple[kind.notation];
  if (known) return known;
  if (kind.country) return fc.constantFrom('KEN', 'GREAT_LAKES');
  if (kind.union) return fc.oneof(...Object.values(kind.union.classes).map((member) => messageFor(member)));
  if (kind.members) return messageFor(kind.members());
  const { enum: listed } = kind.schema as { readonly enum?: readonly unknown[] };
  if (listed) return fc.constantFrom(...listed);
  const { pattern } = kind.schema as { readonly pattern?: string };
  if (pattern && kind.ref === undefined) return fc.stringMatching(new RegExp(pattern));
  const length = /^(?:Sealed\()?Text\((\d+)\)/.exec(kind.notation)?.[1];
  if (length) return text(Number(length));
  if (kind.ref !== undefined) return fc.oneof(id, fc.constant('KEN13'));
  throw new Error(`no samples for fields of kind ${kind.notation}`);
}

function fieldFor(field: Field): Arbitrary {
  const one = oneOf(field);
  if (field.list === undefined) return one;
  const [least, most] = field.list === true ? [0, 3] : field.list;
  return fc.array(one, { minLength: least, maxLength: Math.min(most, least + 2) });
}

/** Any message of a class that its rules accept, with and without the optional fields. */
export function messageFor(target: Class): fc.Arbitrary<Record<string, unknown>> {
  const fields = [...fieldsOf(target).values()];
  return fc
    .record(Object.fromEntries(fields.map((field) => [field.name, fieldFor(field)])), {
      requiredKeys: fields.filter(({ optional }) => !optional).map(({ name }) => name),
      noNullPrototype: true,
    })
    .map(lawful);
}

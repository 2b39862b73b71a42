import type { Json, JsonObject } from '../encoding';
import { type Severity, severities } from '../vocabulary/code-lists';
import { countries } from '../vocabulary/countries';
import { type FieldOptions, fieldOf } from './field';
import { lineFault, longTextLength, textFault } from './text';

/** A sealed value in an event, or its draft while a command is decided; text as people send it (trust.md §11.2). */
export type Sealed = { readonly $sealed: 1; readonly key: string; readonly eq: string } & JsonObject;

const pattern = (notation: string, regex: RegExp, rule: string, hint: JsonObject = {}) => ({
  notation,
  schema: { type: 'string', pattern: regex.source, ...hint },
  check: (value: unknown) => (typeof value === 'string' && regex.test(value) ? undefined : rule),
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idRule = 'must be a UUID in lower case';

/** Id of the record itself: UUID version 7 made by the sender, or 8 where derived. */
export const IsId = (options?: FieldOptions) =>
  fieldOf(pattern('Id', uuid, idRule, { 'x-wf': { kind: 'id' } }), options);

/** Id of something inside the record, unique there. */
export const IsItemId = (options?: FieldOptions) =>
  fieldOf(pattern('ItemId', uuid, idRule, { 'x-wf': { kind: 'itemId' } }), options);

const recordId = /^[A-Za-z0-9][A-Za-z0-9._~:-]{0,119}$/;

/** Id of an existing record of a category; checked for existence and for the sender's right to see it. */
export const IsRef = (category: string, options?: FieldOptions) =>
  fieldOf(
    {
      ...pattern(`Ref(${category})`, recordId, 'must be the id of a record', { 'x-wf': { kind: 'ref', category } }),
      ref: category,
    },
    options,
  );

/** One line of 1 to `most` characters. */
export const IsText = (most: number, options?: FieldOptions) =>
  fieldOf(
    {
      notation: `Text(${most})`,
      schema: { type: 'string', minLength: 1, maxLength: most, 'x-wf': { kind: 'text' } },
      check: (value) => lineFault(value, most),
    },
    options,
  );

/** A word that is part of a record's name together with others: at most `most` characters, no hyphen and no blank. */
export const IsNamePart = (most: number, options?: FieldOptions) =>
  fieldOf(
    pattern(
      `Text(${most})`,
      new RegExp(`^[A-Za-z0-9][A-Za-z0-9._~:]{0,${most - 1}}$`),
      `must be at most ${most} letters, digits or . _ ~ : and begin with a letter or digit`,
      { 'x-wf': { kind: 'text' } },
    ),
    options,
  );

const longText = {
  notation: 'LongText',
  schema: { type: 'string', minLength: 1, maxLength: longTextLength, 'x-wf': { kind: 'longText' } },
  check: (value: unknown) => textFault(value, longTextLength),
};
/** Plain text of at most 8,000 characters and 32 KiB, newline and tab allowed. */
export const IsLongText = (options?: FieldOptions) => fieldOf(longText, options);

/** Text sealed under the key of the person whose id the field `subject` holds; of the record where it holds none. */
export const IsSealed = (
  sealing: { readonly subject?: string; readonly text: number; readonly readers: readonly string[] | 'any' },
  options?: FieldOptions,
) =>
  fieldOf(
    {
      notation: `Sealed(Text(${sealing.text}))`,
      schema: { type: 'string', minLength: 1, maxLength: sealing.text, 'x-wf': { kind: 'sealed' } },
      check: (value) => lineFault(value, sealing.text),
      sealed: { ...(sealing.subject && { subject: sealing.subject }), readers: sealing.readers },
    },
    options,
  );

/** A narrative sealed under the record itself, so that it can be erased with the record's key. */
export const IsSealedText = (sealing: { readonly readers: readonly string[] | 'any' }, options?: FieldOptions) =>
  fieldOf(
    {
      ...longText,
      notation: 'Sealed(LongText)',
      schema: { ...longText.schema, 'x-wf': { kind: 'sealedText' } },
      sealed: { readers: sealing.readers },
    },
    options,
  );

const instantPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
/** An ISO-8601 UTC instant with `Z` and at most six fraction digits. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && instantPattern.test(value) && isDate(value.slice(0, 10));
export const IsInstant = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Instant',
      schema: { type: 'string', format: 'date-time', 'x-wf': { kind: 'instant' } },
      check: (value) => (isInstant(value) ? undefined : 'must be an ISO-8601 UTC instant ending in Z'),
    },
    options,
  );

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days of a month, none where there is no such month. Counted, not parsed: every date of every message passes here. */
const daysIn = (year: number, month: number) =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (daysOfMonths[month - 1] ?? 0);

/** `YYYY-MM-DD` of a day that exists. */
export const isDate = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  return day >= 1 && day <= daysIn(year, month);
};
export const IsDate = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Date',
      schema: { type: 'string', format: 'date', 'x-wf': { kind: 'date' } },
      check: (value) => (isDate(value) ? undefined : 'must be a date YYYY-MM-DD'),
    },
    options,
  );

const integer = (notation: string, least: number, most: number) => ({
  notation,
  schema: { type: 'integer', minimum: least, maximum: most, 'x-wf': { kind: 'count' } },
  check: (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most && !Object.is(value, -0)
      ? undefined
      : `must be an integer from ${least} to ${most}`,
});
/** An integer of zero or more. */
export const IsCount = (options?: FieldOptions) => fieldOf(integer('Count', 0, Number.MAX_SAFE_INTEGER), options);
/** An integer from 0 to 100. */
export const IsPercent = (options?: FieldOptions) => fieldOf(integer('Percent', 0, 100), options);
/** An integer from 0 to 4. */
export const IsScore = (options?: FieldOptions) => fieldOf(integer('Score', 0, 4), options);
/** An integer from 1 to 5. */
export const IsLevel = (options?: FieldOptions) => fieldOf(integer('Level', 1, 5), options);
/** A place in the realm's log. */
export const IsPosition = (options?: FieldOptions) => fieldOf(integer('Position', 0, Number.MAX_SAFE_INTEGER), options);

const decimalPattern = /^-?(0|[1-9]\d{0,17})(\.\d{1,18})?$/;
/** A decimal number as text, because events hold no fractions. */
export const IsDecimal = (options?: FieldOptions) =>
  fieldOf(
    pattern('Decimal', decimalPattern, 'must be a decimal number as text', { 'x-wf': { kind: 'decimal' } }),
    options,
  );

export const IsBoolean = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'boolean',
      schema: { type: 'boolean', 'x-wf': { kind: 'boolean' } },
      check: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
    },
    options,
  );

/** One of a list; `name` is the list's name in the catalogue, absent for a list that stands at the field. */
export const IsOneOf = (values: readonly (string | number)[], name?: string, options?: FieldOptions) =>
  fieldOf(
    {
      notation: name ?? `(${values.join('/')})`,
      schema: { enum: [...values] as Json[], 'x-wf': { kind: 'choice', ...(name && { list: name }) } },
      check: (value) => (values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`),
    },
    options,
  );

/** Severity of crises and alerts: 1 routine, 2 elevated, 3 serious, 4 critical. */
export const IsSeverity = (options?: FieldOptions) =>
  IsOneOf(severities satisfies readonly Severity[], 'Severity', options);

/** ISO 3166-1 alpha-3, dissolved codes and XKX included. */
export const IsCountry = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Country',
      schema: { type: 'string', pattern: '^[A-Z]{3}$', 'x-wf': { kind: 'country' } },
      check: (value) => (countries.has(value as string) ? undefined : 'must be an ISO 3166-1 alpha-3 country code'),
    },
    options,
  );

/** ISO 639-3 language code. */
export const IsLanguage = (options?: FieldOptions) =>
  fieldOf(pattern('Language', /^[a-z]{3}$/, 'must be an ISO 639-3 code', { 'x-wf': { kind: 'language' } }), options);

/** Level of the Interagency Language Roundtable. */
export const IsIlr = (options?: FieldOptions) =>
  IsOneOf(['0', '0+', '1', '1+', '2', '2+', '3', '3+', '4', '4+', '5'], 'Ilr', options);

/** Number of a disaster in the GLIDE register. */
export const IsGlide = (options?: FieldOptions) =>
  fieldOf(
    pattern('Glide', /^[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}$/, 'must be a GLIDE number', { 'x-wf': { kind: 'glide' } }),
    options,
  );

/** Code of an agency or organization; which codes exist is policy `organizations`. */
export const IsOrg = (options?: FieldOptions) =>
  fieldOf(
    pattern('Org', /^[A-Z][A-Z0-9-]{1,19}$/, 'must be an organization code', { 'x-wf': { kind: 'org' } }),
    options,
  );

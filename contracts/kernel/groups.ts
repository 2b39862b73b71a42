import { currencyExponents } from '../vocabulary/currencies';
import { placePrecisions } from '../vocabulary/places';
import { type Class, type Field, type FieldOptions, fieldOf, fieldsOf, notationOf } from './field';
import { IsCount, IsCountry, IsDate, IsDecimal, IsInstant, IsOneOf, IsRef, IsText, isDate, isInstant } from './fields';

const memberNotation = (field: Field) => `${field.name}${field.optional ? '?' : ''}: ${notationOf(field)}`;

/** An object with members of its own, written at the field. `check` adds a rule over several members. */
export const IsGroup = (
  members: () => Class,
  options?: FieldOptions & {
    readonly name?: string;
    readonly check?: (value: object) => string | undefined;
    readonly hint?: string;
  },
) =>
  fieldOf(
    {
      get notation() {
        return options?.name ?? `{${[...fieldsOf(members()).values()].map(memberNotation).join(', ')}}`;
      },
      schema: { 'x-wf': { kind: options?.hint ?? options?.name?.toLowerCase() ?? 'group' } },
      members,
      check: (value) =>
        typeof value !== 'object' || value === null || Array.isArray(value)
          ? 'must be an object'
          : options?.check?.(value),
    },
    options,
  );

export class Period {
  @IsDate() from!: string;
  @IsDate({ optional: true }) to?: string;
}
const ordered = (from: string, to: string | undefined) => to === undefined || from <= to;
/** Days from … to, both counted; open when `to` is absent. */
export const IsPeriod = (options?: FieldOptions) =>
  IsGroup(() => Period, {
    ...options,
    name: 'Period',
    check: (value) => {
      const { from, to } = value as Period;
      return isDate(from) && isDate(to) && !ordered(from, to) ? 'must have from no later than to' : undefined;
    },
  });

export class Span {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
}
/** Compares instants after padding their fractions, since `…00Z` and `…00.5Z` do not sort as text. */
export const spanFault = (value: object) => {
  const { from, to } = value as Span;
  if (!isInstant(from) || !isInstant(to)) return undefined;
  const padded = (instant: string) => instant.slice(0, -1).padEnd(26, instant.includes('.') ? '0' : '.000000');
  return padded(from) <= padded(to) ? undefined : 'must have from no later than to';
};
export const IsSpan = (options?: FieldOptions) => IsGroup(() => Span, { ...options, name: 'Span', check: spanFault });

export class Money {
  /** Minor units of the currency, 0 to 10^14. */
  @IsCount() minor!: number;
  @IsOneOf([...currencyExponents.keys()], 'Currency') currency!: string;
}
export const IsMoney = (options?: FieldOptions) =>
  IsGroup(() => Money, {
    ...options,
    name: 'Money',
    check: (value) => ((value as Money).minor > 1e14 ? 'must be at most 10^14 minor units' : undefined),
  });

export class Place {
  @IsCountry() country!: string;
  /** Place code of the OCHA common operational datasets. */
  @IsText(20, { optional: true }) pcode?: string;
  @IsText(120, { optional: true }) name?: string;
  @IsDecimal({ optional: true }) latitude?: string;
  @IsDecimal({ optional: true }) longitude?: string;
  @IsOneOf(placePrecisions) precision!: string;
}
const within = (text: string | undefined, most: number) => text === undefined || Math.abs(Number(text)) <= most;
export const IsPlace = (options?: FieldOptions) =>
  IsGroup(() => Place, {
    ...options,
    name: 'Place',
    check: (value) => {
      const { latitude, longitude } = value as Place;
      return within(latitude, 90) && within(longitude, 180) ? undefined : 'must lie within ±90 and ±180 degrees';
    },
  });

export class Attachment {
  @IsText(64) sha256!: string;
  @IsText(120) mediaType!: string;
  @IsText(200) name!: string;
  @IsCount() bytes!: number;
}
/** A document by its digest; the bytes lie in the blob store. */
export const IsAttachment = (options?: FieldOptions) => IsGroup(() => Attachment, { ...options, name: 'Attachment' });

export class Evidence {
  @IsOneOf(['event', 'attachment', 'signal', 'url', 'publication']) kind!: string;
  /** Of kind event: `<event id>@<position>`. */
  @IsText(300) ref!: string;
  @IsText(300, { optional: true }) note?: string;
}
export const IsEvidence = (options?: FieldOptions) => IsGroup(() => Evidence, { ...options, name: 'Evidence' });

export class Subject {
  /** Stream category, or `general`. */
  @IsText(40) kind!: string;
  @IsText(120, { optional: true }) id?: string;
}
export const IsSubject = (options?: FieldOptions) => IsGroup(() => Subject, { ...options, name: 'Subject' });

export class Participants {
  @IsCount() total!: number;
  @IsCount() female!: number;
  @IsCount() male!: number;
  @IsCount() youth!: number;
  @IsCount() firstTime!: number;
}
/** The counts where a part is greater than the whole (`COUNTS_INCONSISTENT`). */
export function inconsistentCounts({ total, female, male, youth, firstTime }: Participants) {
  const parts = { female: female + male, youth, firstTime };
  return Object.values(parts).some((part) => part > total) ? { total, female, male, youth, firstTime } : undefined;
}
export const IsParticipants = (options?: FieldOptions) =>
  IsGroup(() => Participants, { ...options, name: 'Participants' });

/** A record of an outside source: natural key, version and the batch that brought it (exchange.md §5). */
export class External {
  @IsText(40) source!: string;
  @IsText(200) key!: string;
  @IsText(80) version!: string;
  @IsRef('importBatch') batchId!: string;
}
export const IsExternal = (options?: FieldOptions) => IsGroup(() => External, options);

import { type FieldOptions, fieldOf } from '../kernel/field';
import { countries } from '../vocabulary/countries';

/** Whole, so that a form knows from the schema alone what will be refused. */
const watchIdPattern = new RegExp(`^(?:${[...countries.keys()].join('|')}|(?=(?:_*[A-Z]){4})[A-Z_]{4,20})$`);

/** The country that a watch is about, where its id is the code of a state; undefined for a region. */
export const stateOf = (watchId: string): string | undefined => (countries.has(watchId) ? watchId : undefined);

const isWatchId = (value: unknown) => typeof value === 'string' && watchIdPattern.test(value);

/** Natural key of a country watch: a country code, or a region code such as `GREAT_LAKES` (domain.md §2.1). */
export const IsWatchId = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Text(20)',
      schema: { type: 'string', pattern: watchIdPattern.source, 'x-wf': { kind: 'text' } },
      check: (value) =>
        isWatchId(value) ? undefined : 'must be a country code or a region code of at least four capitals',
      country: stateOf,
    },
    options,
  );

import { type FieldOptions, fieldOf } from '../kernel/field';
import { countries } from '../vocabulary/countries';

const regionPattern = /^(?=(?:_*[A-Z]){4})[A-Z_]{4,20}$/;

/** The country that a watch is about, where its id is the code of a state; undefined for a region. */
export const stateOf = (watchId: string): string | undefined => (countries.has(watchId) ? watchId : undefined);

const isWatchId = (value: unknown) =>
  typeof value === 'string' && (stateOf(value) !== undefined || regionPattern.test(value));

/** Natural key of a country watch: a country code, or a region code such as `GREAT_LAKES` (domain.md §2.1). */
export const IsWatchId = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Text(20)',
      schema: { type: 'string', pattern: '^[A-Z_]{3,20}$', 'x-wf': { kind: 'text' } },
      check: (value) =>
        isWatchId(value) ? undefined : 'must be a country code or a region code of at least four capitals',
      country: stateOf,
    },
    options,
  );

import type { FieldOptions } from '../../contracts/kernel/field';

/** One kind of field: how the catalogue writes it, and values on both sides of its rule. */
export interface FieldCase {
  readonly name: string;
  readonly notation: string;
  readonly field: (options?: FieldOptions) => PropertyDecorator;
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}

export const uuid7 = '01900000-0000-7000-8000-000000000001';

import { derive } from '../platform/derive';

const label = 'watchfloor.demo/1';

/** A UUID whose first 48 bits are a time; only those are kept by what derives from it. */
function parentAt(instant: string): string {
  const hex = Date.parse(instant).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * The id that an alias of the scenarios stands for, the same in every run.
 * @param first when the step takes place that first names the alias
 */
export const idOf = (alias: string, first: string): string => derive(label, parentAt(first), alias);

/** Id of the command at a place of the script. */
export const commandIdAt = (instant: string, scenario: string, step: string): string =>
  derive(label, parentAt(instant), scenario, step);

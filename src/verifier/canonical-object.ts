/** A text that is well-formed UTF-16. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
export const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
/** A whole number from 0 to 2^53 − 1. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The members of an object in their order, and what each must be. */
export type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

/** Whether a value has exactly these members in this order. */
export function hasShape(value: unknown, shape: Shape): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(shape);
  const members = Object.entries(value);
  return (
    members.length === names.length && members.every(([name, part], at) => name === names[at] && shape[name]!(part))
  );
}

/** The object that a text is, written as `JSON.stringify` writes it; undefined for every other text. */
export function canonicalObject(text: string, shape: Shape): Readonly<Record<string, unknown>> | undefined {
  const value = parsedJson(text);
  return hasShape(value, shape) && JSON.stringify(value) === text ? value : undefined;
}

/** The value of a JSON text; undefined for every other text. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

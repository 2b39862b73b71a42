/** True when two plain values say the same; sealed values are compared by their `eq` tag, unopened (trust.md §11.2). */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (isSealedOrDraft(a) && isSealedOrDraft(b)) return a.eq === b.eq;
  const keys = presentKeys(a);
  return keys.length === presentKeys(b).length && keys.every((key) => same(at(a, key), at(b, key)));
}

const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
const presentKeys = (value: object) => Object.keys(value).filter((key) => at(value, key) !== undefined);
const isSealedOrDraft = (value: object): value is { eq: string } =>
  'eq' in value && ('$sealed' in value || '$draft' in value);

import type { Json } from '../../../contracts/encoding';
import { defaultPolicies } from '../../../contracts/policies';
import { hasText, t } from '../i18n/text';
import { plainWords } from '../i18n/words';
import { useBoardView, useWatched } from '../parts/use-board';

/** A policy as the screen shows it; version 0 stands at its default. */
export interface PolicyRow {
  readonly name: string;
  readonly version: number;
  readonly value: Json;
  readonly previous: Json | undefined;
  readonly since: string | undefined;
  readonly reason: string | undefined;
  readonly setBy: string | undefined;
}

/** JSON text as a value; text that is no JSON stays text. */
function parsed(value: unknown): Json {
  if (typeof value !== 'string') return (value ?? null) as Json;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

const optional = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Policies that were set, and those that stand at their defaults. */
export function usePolicies(): readonly PolicyRow[] {
  const store = useWatched('policies');
  useBoardView(store);
  const defaults = Object.entries(defaultPolicies).map(([name, value]) => ({
    name,
    value: value as unknown as Json,
    version: 0,
  }));
  const names = [...new Set([...defaults.map(({ name }) => name), ...store.rows.keys()])].sort();
  return names.map((name) => {
    const row = store.rows.get(name)?.row;
    const usual = defaults.find((each) => each.name === name);
    return {
      name,
      version: Number(row?.version ?? 0),
      value: row ? parsed(row.value) : (usual?.value ?? null),
      previous: row?.previousValue ? parsed(row.previousValue) : undefined,
      since: optional(row?.since),
      reason: optional(row?.reason),
      setBy: optional(row?.setBy),
    };
  });
}

/** The name of a policy as people read it. */
export const policyTitle = (name: string) =>
  hasText(`policies.name.${name}`) ? t(`policies.name.${name}`) : plainWords(name);

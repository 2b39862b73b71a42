import type { EventMetadata } from '../../contracts/metadata';

type Kind = 'text' | 'object' | 'any';

/** Members that an envelope may have, and of which kind (trust.md §2.1). */
const members: Readonly<Record<keyof EventMetadata, { readonly kind: Kind; readonly optional?: true }>> = {
  schemaVersion: { kind: 'any' },
  effectiveAt: { kind: 'text' },
  actor: { kind: 'object' },
  onBehalfOf: { kind: 'text', optional: true },
  authority: { kind: 'text', optional: true },
  commandId: { kind: 'text' },
  correlationId: { kind: 'text' },
  causationId: { kind: 'text' },
  source: { kind: 'object', optional: true },
  handling: { kind: 'object' },
  realm: { kind: 'text' },
  approval: { kind: 'any', optional: true },
};

/** Members that two parts of an envelope must have; more would be lost on the way into the record. */
const parts = { actor: ['id', 'role', 'org'], handling: ['classification', 'compartments'] } as const;

/** A fault of an envelope: where it stands and the rule it breaks. */
export interface Fault {
  readonly pointer: string;
  readonly rule: string;
}

/** The first fault in the shape of an envelope; the log adds `recordedAt` and `salt` itself. */
export function envelopeFault(metadata: unknown): Fault | undefined {
  if (!isObject(metadata)) return { pointer: '', rule: 'is not an object' };
  const stranger = Object.keys(metadata).find((key) => !Object.hasOwn(members, key));
  if (stranger !== undefined) return { pointer: `/${stranger}`, rule: 'is not a member of an envelope' };
  for (const [key, { kind, optional }] of Object.entries(members)) {
    const value = metadata[key];
    if (value === undefined && optional) continue;
    if (!isKind(value, kind)) return { pointer: `/${key}`, rule: `is not ${kind === 'text' ? 'text' : 'an object'}` };
  }
  return partFault(metadata, 'actor') ?? partFault(metadata, 'handling');
}

function partFault(metadata: Readonly<Record<string, unknown>>, part: keyof typeof parts): Fault | undefined {
  const value = metadata[part] as Readonly<Record<string, unknown>>;
  const wanted: readonly string[] = parts[part];
  const odd =
    Object.keys(value).find((key) => !wanted.includes(key)) ?? wanted.find((key) => !Object.hasOwn(value, key));
  if (odd !== undefined) return { pointer: `/${part}/${odd}`, rule: `is not as ${part} has it` };
  if (part === 'actor' && typeof value.id !== 'string') return { pointer: '/actor/id', rule: 'is not text' };
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isKind(value: unknown, kind: Kind) {
  if (kind === 'text') return typeof value === 'string';
  return kind === 'any' ? value !== undefined : isObject(value);
}

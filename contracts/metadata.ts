import type { Json } from './encoding';

/** Who acted: a pseudonymous user or service, the role in use and the agency (domain.md §1.2). */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly org: string;
}

export type Classification = 'UNCLASSIFIED' | 'SBU' | 'CONFIDENTIAL' | 'SECRET';

export interface Handling {
  readonly classification: Classification;
  readonly compartments: readonly string[];
}

/** Where a report comes from; reliability A–F, credibility 1–6. */
export interface Source {
  readonly kind: string;
  readonly ref: string;
  readonly reliability?: string;
  readonly credibility?: string;
}

/** The envelope of an event as its writer gives it; the log adds `recordedAt` and `salt`. */
export interface EventMetadata {
  readonly schemaVersion: number;
  readonly effectiveAt: string;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly authority?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source?: Source;
  readonly handling: Handling;
  readonly realm: string;
  readonly approval?: Json;
}

export interface RecordedMetadata extends EventMetadata {
  /** UTC with six fraction digits, 27 characters, strictly increasing within an embedded log. */
  readonly recordedAt: string;
  /** 16 random bytes in base64, hashed before the data (trust.md §2.1). */
  readonly salt: string;
}

/** Completes an envelope in the one order of members that all adapters write. */
export function recordedMetadata(metadata: EventMetadata, recordedAt: string, salt: string): RecordedMetadata {
  const { schemaVersion, effectiveAt, actor, onBehalfOf, authority, commandId, correlationId, causationId } = metadata;
  const { source, handling, realm, approval } = metadata;
  return {
    schemaVersion,
    recordedAt,
    effectiveAt,
    actor: { id: actor.id, role: actor.role, org: actor.org },
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(authority !== undefined && { authority }),
    commandId,
    correlationId,
    causationId,
    ...(source !== undefined && { source }),
    handling: { classification: handling.classification, compartments: handling.compartments },
    realm,
    ...(approval !== undefined && { approval }),
    salt,
  };
}

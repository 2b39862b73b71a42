import { after } from '../../../contracts/clock';
import type { JsonObject } from '../../../contracts/encoding';
import type { ProposedEvent } from '../../../contracts/event-log';
import { eventFault } from '../../../contracts/kernel/event-fault';
import { fieldsOf } from '../../../contracts/kernel/field';
import type { Issued } from '../../../contracts/kernel/messages';
import type { EventMetadata, Handling } from '../../../contracts/metadata';
import { eventId } from '../derive';
import { eventClass } from '../registry';
import { isDraft } from '../sealing/draft';
import type { Decided } from './decision-authority';

/** Schema version that new events of every type are written with; an older one is brought up by an upcast. */
const schemaVersion = 1;

export const metadataOf = (issued: Issued, handling: Handling): EventMetadata => ({
  schemaVersion,
  effectiveAt: issued.effectiveAt ?? issued.at,
  actor: issued.actor,
  ...(issued.onBehalfOf !== undefined && { onBehalfOf: issued.onBehalfOf }),
  ...(issued.authority !== undefined && { authority: issued.authority }),
  commandId: issued.commandId,
  correlationId: issued.correlationId ?? issued.commandId,
  causationId: issued.causationId ?? issued.commandId,
  ...(issued.source !== undefined && { source: issued.source }),
  handling,
  realm: issued.realm,
});

/** The event as it goes to the log: id derived from the command, members that are undefined left out. */
export const propose = (event: Decided, index: number, issued: Issued, handling: Handling): ProposedEvent => ({
  id: eventId(issued.commandId, index),
  type: event.type,
  data: plain(event.data) as JsonObject,
  metadata: { ...metadataOf(issued, handling), ...(event.effectiveAt && { effectiveAt: after(event.effectiveAt, 0) }) },
});

/** Command classes are instances; events hold plain JSON. Drafts stay what they are until they are sealed. */
export function plain(value: unknown): unknown {
  if (isDraft(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, plain(member)]),
  );
}

/** A decider that decides an event its class does not describe is a bug, found before anything is recorded. */
export function assertValid(category: string, { type, data }: Pick<ProposedEvent, 'type' | 'data'>) {
  const target = eventClass(category, type);
  if (!target) throw new Error(`${category} has no event ${type}`);
  const { checkedAt: _, ...declared } = data as { checkedAt?: number };
  const fault = eventFault(target, fieldsOf(target).has('checkedAt') ? data : declared);
  if (fault) throw new Error(`${type}: ${fault.pointer} ${fault.rule}`);
}

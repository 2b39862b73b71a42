import { microsOf } from '../../../contracts/clock';
import type { Issued } from '../../../contracts/kernel/messages';
import type { Handling } from '../../../contracts/metadata';
import { Refusal } from '../../../contracts/refusals';
import { covers, type Reader, visible } from '../../../contracts/scope';
import { isSystem, type Order } from '../issued';
import type { CommandInfo } from '../registry';
import { exists, type Loaded, streamScope } from './loaded';
import type { Named } from './references';

const allowedAheadMicros = 5 * 60 * 1_000_000;
const unclassified: Handling = { classification: 'UNCLASSIFIED', compartments: [] };

/** Refuses a time of the world more than five minutes ahead of the domain clock (domain.md §1.2). */
export function assertNotAhead({ effectiveAt, at }: Issued) {
  if (effectiveAt !== undefined && microsOf(effectiveAt) > microsOf(at) + allowedAheadMicros)
    throw new Refusal('EFFECTIVE_IN_FUTURE', { effectiveAt, now: at });
}

/** A stream outside the sender's scope answers like one that does not exist (trust.md §6.5). */
export function assertReachable(loaded: Loaded, mustExist: boolean, reader: Reader) {
  const seen = isSystem(reader) || !exists(loaded) || visible(streamScope(loaded), reader);
  if (!seen || (mustExist && !exists(loaded))) throw new Refusal('NOT_FOUND', { stream: loaded.stream });
}

/** A command whose type implies a compartment says so to whoever lacks it, before any record is looked at (trust.md §6.5). */
export function assertHolds(compartment: string | undefined, reader: Reader) {
  if (compartment !== undefined && !isSystem(reader) && !reader.compartments.includes(compartment))
    throw new Refusal('COMPARTMENT_REQUIRED', { compartments: [compartment] });
}

/** Countries that the command itself names lie within the sender's scope. */
export function assertWithinScope(named: readonly Named[], reader: Reader) {
  const errors = named
    .filter(({ kind, value }) => kind === 'country' && !covers(reader, [value]))
    .map(({ pointer }) => ({ pointer, rule: 'lies outside your country scope' }));
  if (errors.length > 0) throw new Refusal('OUTSIDE_SCOPE', { errors });
}

const partnerRole = 'partner';

/** Somebody in role `partner` acts for the own organization only (domain.md §1.6). */
export function assertOwnOrganization(
  { decider }: Pick<CommandInfo, 'decider'>,
  command: object,
  { state }: Loaded,
  { issued, reader }: Order,
) {
  if (issued.actor.role !== partnerRole) return;
  const organizations = decider.organizations?.(command, state);
  if (organizations && !organizations.includes(reader.partnerId ?? ''))
    throw new Refusal('OUTSIDE_SCOPE', { organization: reader.partnerId ?? null });
}

/**
 * Handling of the events to record: that of the stream's first event, or the sender's choice for a new one.
 * @param implied compartment that every record of the category belongs to
 */
export function handlingFor(loaded: Loaded, { handling }: Issued, reader: Reader, implied?: string): Handling {
  // What a reaction records on a new stream is handled like its cause; an existing stream keeps its own handling.
  const wanted = (isSystem(reader) ? loaded.handling : handling) ?? handling ?? loaded.handling ?? unclassified;
  const chosen = withCompartment(wanted, implied);
  if (loaded.handling && !equal(loaded.handling, chosen)) {
    const rule = 'differs from the handling of the record';
    throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: '/envelope/handling', rule }] });
  }
  if (!isSystem(reader) && !visible({ countries: [], ...chosen }, reader))
    throw new Refusal('COMPARTMENT_REQUIRED', { compartments: chosen.compartments });
  return chosen;
}

const withCompartment = (handling: Handling, implied: string | undefined): Handling =>
  implied === undefined || handling.compartments.includes(implied)
    ? handling
    : { ...handling, compartments: [...handling.compartments, implied] };

const equal = (a: Handling, b: Handling) =>
  a.classification === b.classification &&
  a.compartments.length === b.compartments.length &&
  a.compartments.every((compartment) => b.compartments.includes(compartment));

import type { RecordedEvent } from '../../../contracts/event-log';
import { isCorrection } from '../../../contracts/is-correction';
import type { Meta } from '../../../contracts/kernel/messages';
import type { Handling } from '../../../contracts/metadata';
import { countriesOf, type Scope, scopeOf } from '../../../contracts/scope';
import type { AnyDecider } from '../registry';

/** One stream as deciders see it, with what the platform keeps beside the state (architecture.md §4). */
export interface Loaded {
  readonly stream: string;
  readonly state: unknown;
  /** -1 where the stream does not exist. */
  readonly revision: number;
  readonly position: number;
  /** Revision of each event by its id; shared by all states of the stream, so an older one may know newer events. */
  readonly ids: ReadonlyMap<string, number>;
  readonly struck: ReadonlySet<string>;
  readonly corrected: ReadonlySet<string>;
  readonly handling: Handling | undefined;
  readonly countries: ReadonlySet<string>;
  readonly owner: string | undefined;
}

export const blankStream = (decider: AnyDecider, stream: string): Loaded => ({
  stream,
  state: decider.initial,
  revision: -1,
  position: 0,
  ids: new Map(),
  struck: new Set(),
  corrected: new Set(),
  handling: undefined,
  countries: new Set(),
  owner: undefined,
});

export const metaOf = (event: RecordedEvent): Meta => ({
  ...event.metadata,
  id: event.id,
  stream: event.stream,
  revision: event.revision,
  position: event.position,
});

/** The stream after further events of it. Corrections are no case of an aggregate: deciders fold the originals. */
export function advance(decider: AnyDecider, before: Loaded, events: readonly RecordedEvent[]): Loaded {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return before;
  const corrections = events.filter(({ type }) => isCorrection(type));
  const state = events
    .filter(({ type }) => !isCorrection(type))
    .reduce((folded, event) => evolved(decider, folded, event), before.state);
  // A copy for each event would make a stream's decisions dearer with every one before them.
  const ids = before.ids as Map<string, number>;
  for (const { id, revision } of events) ids.set(id, revision);
  return {
    ...before,
    state,
    ids,
    struck: joined(before.struck, targetsOf(corrections, 'EventRetracted')),
    corrected: joined(before.corrected, targetsOf(corrections, 'EventCorrected')),
    countries: joined(before.countries, events.flatMap(countriesOf)),
    revision: last.revision,
    position: last.position,
    handling: before.handling ?? first.metadata.handling,
    owner: before.owner ?? first.metadata.onBehalfOf ?? first.metadata.actor.id,
  };
}

function evolved(decider: AnyDecider, state: unknown, event: RecordedEvent) {
  const evolve = decider.evolve[event.type];
  if (!evolve) throw new Error(`${decider.category} knows no event ${event.type}`);
  return evolve(state, event.data, metaOf(event));
}

const joined = (known: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> =>
  more.every((one) => known.has(one)) ? known : new Set([...known, ...more]);

const targetsOf = (corrections: readonly RecordedEvent[], wanted: string) =>
  corrections
    .filter(({ type }) => type === wanted)
    .map(({ data }) => (data as unknown as { targetEventId: string }).targetEventId);

export const exists = (loaded: Loaded) => loaded.revision >= 0;

/** Who may see the stream: the countries of its events, the handling of its first. */
export function streamScope(loaded: Loaded): Scope {
  const scope = scopeOf([...loaded.countries], loaded.handling ?? { classification: 'UNCLASSIFIED', compartments: [] });
  return loaded.stream.startsWith('importBatch-') && loaded.owner ? { ...scope, owner: loaded.owner } : scope;
}

import type { JsonObject } from '../../contracts/encoding';
import type { RecordedEvent } from '../../contracts/event-log';
import { startingPolicies } from '../../contracts/policies';
import type { Reaction, Sent, Tools } from '../../contracts/reaction';
import type { Condition } from '../../contracts/watch/condition';
import { derive } from '../../src/platform/derive';
import { withoutClock } from '../watch/without-clock';

export const tools: Tools = { derive, policies: startingPolicies, crisis: () => undefined };
export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
/** Ids of events whose times, their first 48 bits, differ. */
export const eventIdOf = (position: number) =>
  `01900000-${position.toString(16).padStart(4, '0')}-8000-8000-${String(position).padStart(12, '0')}`;
/** The instant so many hours after the start of the test's time. */
export const hour = (hours: number) => new Date(Date.UTC(2013, 2, 4) + hours * 3_600_000).toISOString();

/** An event as a test writes it. */
export interface Given {
  readonly type: string;
  readonly stream?: string;
  readonly data: object;
  /** Hours at which it was recorded, and at which it was true; the second defaults to the first. */
  readonly at: number;
  readonly effective?: number;
  readonly reliability?: string;
  readonly role?: string;
}

/** Events as the log gives them, in the order given. */
export const logOf = (...given: readonly Given[]): readonly RecordedEvent[] =>
  given.map(({ type, stream, data, at, effective, reliability, role = 'desk-analyst' }, index) => ({
    id: eventIdOf(index + 1),
    type,
    data: data as JsonObject,
    stream: stream ?? `signal-${idOf(index)}`,
    revision: 0,
    position: index + 1,
    metadata: {
      schemaVersion: 1,
      recordedAt: hour(at),
      effectiveAt: hour(effective ?? at),
      actor: { id: 'user-da1', role, org: 'STATE' },
      commandId: idOf(index),
      correlationId: idOf(index),
      causationId: idOf(index),
      ...(reliability && { source: { kind: 'dataset', ref: 'x', reliability } }),
      handling: { classification: 'UNCLASSIFIED' as const, compartments: [] },
      realm: 'live',
      salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  }));

interface Told {
  readonly country?: string;
  readonly pcode?: string;
  readonly threats?: readonly string[];
  readonly violenceType?: string;
  readonly best?: number;
  readonly crisisId?: string;
  readonly warning?: object;
}
/** Data of a report, as far as rules read it. */
export const reportOf = (
  id: number,
  { country = 'KEN', pcode, threats = [], violenceType = 'oneSided', best, ...more }: Told = {},
) => ({
  signalId: idOf(id),
  country,
  place: { country, precision: 'admin1', ...(pcode && { pcode }) },
  threats,
  violenceType,
  ...(best !== undefined && { fatalities: { low: best, best, high: best } }),
  ...more,
});

export const ruleId = idOf(9001);
export const ruleOf = (condition: Condition, more: object = {}) => ({
  ruleId,
  name: 'A rule',
  condition,
  severity: 3 as const,
  ownerDesk: 'AFRICA',
  active: true,
  rationale: 'because',
  version: 1,
  ...more,
});
export const signalCount = (atLeast: number, windowHours: number, more: object = {}): Condition => ({
  kind: 'signalCount',
  threats: [],
  violenceTypes: [],
  countries: [],
  pcodes: [],
  minReliability: 'F',
  atLeast,
  windowHours,
  ...more,
});

const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
  return value;
};

/** Runs a reaction as the platform does: state stored as JSON and frozen; the commands by the event that caused them. */
export function run<S>(reaction: Reaction<S>, events: readonly RecordedEvent[]) {
  let state = freeze(reaction.initial);
  const sent: { readonly by: RecordedEvent; readonly commands: readonly Sent[] }[] = [];
  for (const event of events) {
    if (reaction.hears !== 'any' && !reaction.hears.includes(event.type)) continue;
    const before = state;
    state = freeze(JSON.parse(JSON.stringify(withoutClock(() => reaction.evolve(before, freeze(event))))));
    const commands = withoutClock(() => reaction.on(event, state, tools));
    if (commands.length > 0) sent.push({ by: event, commands });
  }
  return { state, sent };
}
/** The data of all commands that a reaction sends. */
export const sentBy = <S>(reaction: Reaction<S>, events: readonly RecordedEvent[]): readonly any[] =>
  run(reaction, events).sent.flatMap(({ commands }) => commands.map(({ data }) => data));

import { events as eventClasses } from '../contracts';
import type { Ambient } from '../contracts/facts';
import type { Fault } from '../contracts/kernel/fault';
import type { Command, Issued, Meta, Msg } from '../contracts/kernel/messages';
import { faultsOf } from '../contracts/kernel/validate';
import { startingPolicies } from '../contracts/policies';
import type { RefusalCode } from '../contracts/refusals';
import { type Case, type Decider, refusalsOf } from '../src/platform/decider';

/** An event of the past: its data, and where it matters who recorded it and when. */
type Past<E extends Msg> = E & { readonly by?: string; readonly at?: string };

const at = '2013-03-04T05:10:00.000000Z';
const id = '01900000-0000-7000-8000-000000000001';
export const issued: Issued = {
  commandId: id,
  actor: { id: 'user-wo1', role: 'watch-officer', org: 'STATE' },
  at,
  realm: 'live',
};
const ambient: Ambient = { policies: startingPolicies, head: 1000, sha256: () => '0'.repeat(64) };

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
};

const metaOf = (event: Past<Msg>, index: number): Meta => ({
  id: `01900000-0000-8000-8000-${String(index).padStart(12, '0')}`,
  stream: 'given',
  revision: index,
  position: index + 1,
  schemaVersion: 1,
  recordedAt: event.at ?? at,
  effectiveAt: event.at ?? at,
  actor: { ...issued.actor, id: event.by ?? 'user-wo1' },
  commandId: id,
  correlationId: id,
  causationId: id,
  handling: { classification: 'UNCLASSIFIED', compartments: [] },
  realm: 'live',
  salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
});

const faults = ({ type, data }: Msg): readonly Fault[] =>
  faultsOf(eventClasses[type as keyof typeof eventClasses], data, 'event');

/**
 * `given(past).when(command).records(events)` or `.refuses(codes)`. Input is frozen. `records` compares the events with
 * their keys completed, validates them against their classes and sends the command again: a command with `done` must
 * then record nothing.
 */
export const scenario = <S, C extends Command, E extends Msg, K extends object, F>(decider: Decider<S, C, E, K, F>) => {
  const fold = (past: readonly Past<Msg>[]) =>
    past.reduce((state, event, index) => {
      const evolve = (decider.evolve as any)[event.type];
      if (!evolve) throw new Error(`no case for ${event.type}`);
      return freeze(evolve(state, freeze(event.data), metaOf(event, index)));
    }, freeze(decider.initial));
  const complete = (state: S, event: Msg): Msg => ({
    type: event.type,
    data: { ...decider.keys(state), ...event.data },
  });

  return {
    given: (...past: readonly Past<E>[]) => ({
      when: (
        { type, data }: Pick<C, 'type' | 'data'>,
        context: { readonly issued?: Partial<Issued>; readonly facts?: Partial<F & Ambient> } = {},
      ) => {
        const wish = (decider.decide as Record<string, Case<S, object, Msg, F>>)[type]!;
        const by: Issued = { ...issued, ...context.issued };
        const facts = { ...ambient, ...context.facts } as Partial<F> & Ambient;
        const command = freeze(data as object);
        const codes = (state: S) => [...refusalsOf(wish, command, state, by, facts)].map(({ code }) => code);
        return {
          records(...expected: readonly Pick<E, 'type' | 'data'>[]) {
            const before = fold(past);
            expect(wish.done?.(command, before, by) ?? false).toBe(false);
            expect(codes(before)).toEqual([]);
            const recorded = wish.record(command, before, by, facts).map((event) => complete(before, event));
            expect(recorded.flatMap(faults)).toEqual([]);
            expect(recorded).toEqual(expected.map((event) => expect.objectContaining(event)));
            const after = fold([...past, ...recorded.map((event) => ({ ...event, by: by.actor.id, at: by.at }))]);
            if (wish.done) expect(wish.done(command, after, by)).toBe(true);
          },
          recordsNothing() {
            expect(wish.done?.(command, fold(past), by) ?? false).toBe(true);
          },
          refuses(...expected: readonly RefusalCode[]) {
            expect(wish.done?.(command, fold(past), by) ?? false).toBe(false);
            expect(codes(fold(past))).toEqual(expected);
          },
        };
      },
    }),
  };
};

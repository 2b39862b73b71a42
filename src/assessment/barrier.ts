import {
  type BarrierCommand,
  type BarrierEvent,
  BarrierKeys,
  barrierCommands,
  barrierEvents,
  RaiseBarrier,
  RemoveBarrier,
} from '../../contracts/assessment/barrier';
import { secondsBetween } from '../../contracts/clock';
import { same } from '../../contracts/kernel/same';
import { contentOf } from '../platform/content-of';
import { defineDecider, stop } from '../platform/decider';
import { skillAreaFault } from './skill-area';

interface Barrier {
  readonly keys?: Readonly<BarrierKeys>;
  readonly raised?: Readonly<RaiseBarrier>;
  /** Since when it stood in the way. */
  readonly since: string;
  readonly removed?: Readonly<RemoveBarrier>;
}

const said = { keys: contentOf(BarrierKeys), raising: contentOf(RaiseBarrier), removal: contentOf(RemoveBarrier) };
const oneDay = 86_400;

/** Decides the life of one thing that stands in the way (domain.md §2.2). */
export const barrier = defineDecider<BarrierCommand, BarrierEvent, BarrierKeys>()<Barrier>({
  category: 'barrier',
  id: 'barrierId',
  commands: barrierCommands,
  events: barrierEvents,
  // The removal names the skill area that the barrier was raised with.
  ruleFields: ['skillArea'],
  initial: { since: '' },
  keys: ({ keys }) => keys ?? {},

  decide: {
    RaiseBarrier: {
      done: (command, { raised }) => same(raised, command),
      refuse: [
        stop('INVALID_FIELDS', ({ skillArea }, _, __, { policies }) => skillAreaFault(skillArea, policies)),
        stop('RECORD_CLOSED', (_, { removed }) => removed && { state: 'removed' }),
        stop('ALREADY_EXISTS', ({ barrierId }, { raised }) => raised && { barrierId }),
      ],
      record: (command) => [{ type: 'BarrierRaised', data: { ...command } }],
    },

    RemoveBarrier: {
      done: (command, { removed }) => same(removed, command),
      refuse: [
        stop('NOT_FOUND', (_, { raised }) => !raised && {}),
        stop('RECORD_CLOSED', (_, { removed }) => removed && { state: 'removed' }),
      ],
      record: (command, { since, raised }, { at, effectiveAt }) => [
        {
          type: 'BarrierRemoved',
          data: {
            ...command,
            daysOpen: Math.max(0, Math.floor(secondsBetween(since, effectiveAt ?? at) / oneDay)),
            ...(raised?.skillArea !== undefined && { skillArea: raised.skillArea }),
          },
        },
      ],
    },
  },

  evolve: {
    BarrierRaised: (_, data, { effectiveAt }) => ({
      keys: said.keys(data),
      raised: said.raising(data),
      since: effectiveAt,
    }),
    BarrierRemoved: (state, data) => ({ ...state, removed: said.removal(data) }),
  },
});

import {
  type CapabilityCommand,
  type CapabilityEvent,
  type CapabilityKeys,
  capabilityCommands,
  capabilityEvents,
  RegisterCapability,
} from '../../contracts/assessment/capability';
import { same } from '../../contracts/kernel/same';
import { contentOf } from '../platform/content-of';
import { defineDecider, stop } from '../platform/decider';
import { skillAreaFault } from './skill-area';

interface Capability {
  readonly skillArea?: string;
  /** What each holder said last, by itemId. */
  readonly items: Readonly<Record<string, Readonly<RegisterCapability>>>;
}

const registeredIn = contentOf(RegisterCapability);

/** Decides who is known to supply one skill area (domain.md §2.2). */
export const capability = defineDecider<CapabilityCommand, CapabilityEvent, CapabilityKeys>()<Capability>({
  category: 'capability',
  id: 'skillArea',
  commands: capabilityCommands,
  events: capabilityEvents,
  initial: { items: {} },
  keys: ({ skillArea }) => (skillArea === undefined ? {} : { skillArea }),

  decide: {
    RegisterCapability: {
      done: (command, { items }) => same(items[command.itemId], command),
      refuse: [stop('INVALID_FIELDS', ({ skillArea }, _, __, { policies }) => skillAreaFault(skillArea, policies))],
      record: (command, { items }) => {
        const before = items[command.itemId];
        return [
          { type: 'CapabilityRegistered', data: { ...command, ...(before && { previousQuantity: before.quantity }) } },
        ];
      },
    },
  },

  evolve: {
    CapabilityRegistered: ({ items }, data) => ({
      skillArea: data.skillArea,
      items: { ...items, [data.itemId]: registeredIn(data) },
    }),
  },
});

import type { RecordedEvent } from '../../../contracts/event-log';
import { isPolicyName, type Policies, startingPolicies } from '../../../contracts/policies';
import type { MemoryPicture, PictureDefinition } from './memory-picture';

/** Policies in force, by name; a name nobody has set stands at its default. */
export const policiesPicture: PictureDefinition = {
  name: 'policies-in-force',
  keys: ({ data }) => [(data as unknown as { name: string }).name],
  blank: undefined,
  on: {
    PolicySet: (_: unknown, event: RecordedEvent) => {
      const { version, value } = event.data as unknown as { version: number; value: string };
      return { version, value: JSON.parse(value) };
    },
  },
};

/** All policies as a picture of them stands now. */
export function policiesOf(picture: MemoryPicture): Policies {
  const set = [...picture.rows].filter(([name]) => isPolicyName(name)).map(([name, { row }]) => [name, row]);
  return { ...startingPolicies, ...Object.fromEntries(set) };
}

import { washington, type Zone, zulu } from '../time/zone';
import { displayStore, setDisplay } from './display';

/** The post whose local time stands third; Nairobi until somebody chooses another. */
export const post: Zone = { suffix: 'NBO', name: 'Africa/Nairobi' };
const mine = (): Zone => ({ suffix: 'me', name: Intl.DateTimeFormat().resolvedOptions().timeZone });

const zones = { Z: () => zulu, WDC: () => washington, post: () => post, me: mine } as const;
const cycle = ['Z', 'post', 'me'] as const;

/** The zone that every time on the page is shown in. */
export const activeZone = (): Zone => zones[displayStore.get().zone]();

/** Z, then the post, then this machine, then Z. */
export function nextZone() {
  const at = cycle.indexOf(displayStore.get().zone as (typeof cycle)[number]);
  setDisplay({ zone: cycle[(at + 1) % cycle.length] ?? 'Z' });
}

import { displayStore, setDisplay } from '../live/display';
import { useKeys } from './keys';

/** Pixels: what the drawer may be, and what one press of a key changes. */
const narrowest = 320;
const widest = 760;
const usual = 420;
const step = 40;

const widen = (by: number) => {
  const next = (displayStore.get().drawerWidth ?? usual) + by;
  setDisplay({ drawerWidth: Math.max(narrowest, Math.min(widest, next)) });
};

/** Keys for the width of a drawer, bound while one is open; the width is kept for the next visit. */
export function DrawerWidthKeys() {
  useKeys('frame.keys.drawer', [
    { keys: 'Shift+←', label: 'frame.keys.drawerWider', run: () => widen(step) },
    { keys: 'Shift+→', label: 'frame.keys.drawerNarrower', run: () => widen(-step) },
  ]);
  return null;
}

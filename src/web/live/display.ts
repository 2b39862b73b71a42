import { createStore } from './store';

/** Display preferences: the only thing besides a checkpoint that browser storage holds. */
export interface Display {
  readonly theme: 'dark' | 'light' | 'system';
  readonly zone: 'Z' | 'WDC' | 'post' | 'me';
  readonly density: 'dense' | 'comfortable' | 'touch';
  readonly singleKeys: boolean;
  readonly soundArmed: boolean;
  /** Pixels of a drawer beside a board; undefined is the usual width of the screen. */
  readonly drawerWidth?: number;
}

const name = 'wf.prefs';
const usual: Display = { theme: 'system', zone: 'Z', density: 'dense', singleKeys: true, soundArmed: false };

function stored(): Display {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Display>), soundArmed: false };
  } catch {
    return usual;
  }
}

export const displayStore = createStore<Display>(stored());

/** Changes display preferences and keeps them for the next visit. */
export function setDisplay(change: Partial<Display>) {
  displayStore.set({ ...displayStore.get(), ...change });
  try {
    localStorage.setItem(name, JSON.stringify(displayStore.get()));
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  applyTheme();
}

/** Puts the chosen theme, or the one of the address, on the document. */
export function applyTheme() {
  const asked = new URLSearchParams(location.search).get('theme') ?? displayStore.get().theme;
  const light = asked === 'light' || (asked !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
}

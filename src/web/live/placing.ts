import type { JsonObject } from '../../../contracts/encoding';
import { createStore } from './store';

/** Where a row stands among those shown, and where it would stand. */
export interface Placing {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/** The board on the screen: where a row of it would stand with some members changed; undefined where it is not shown. */
export interface PlacingBoard {
  readonly topic: string;
  readonly place: (key: string, change: JsonObject) => Placing | undefined;
}

/** The board that stands beside a form, as long as its rows are ordered and not grouped. */
export const placingStore = createStore<PlacingBoard | undefined>(undefined);

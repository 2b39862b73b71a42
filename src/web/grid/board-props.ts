import type { ReactNode } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import type { HeldRow } from '../live/held-rows';
import type { Binding } from '../parts/keys';
import type { GridModel } from './column';
import type { GridDefaults } from './view';

/** What a board is and how its screen differs from any other board. */
export interface BoardPageProps {
  readonly title: string;
  readonly model: GridModel;
  readonly category: string;
  readonly defaults: GridDefaults;
  /** Contents of the drawer for a row. */
  readonly drawer?: (held: HeldRow, close: () => void) => ReactNode;
  /** A row as a card, under 640 px. */
  readonly card?: (held: HeldRow) => ReactNode;
  /** Where *Enter* leads when there is no drawer. */
  readonly onOpen?: (key: string) => void;
  /** Above the grid, below the toolbar. */
  readonly strip?: ReactNode;
  readonly tools?: ReactNode;
  /** What the toolbar says of the board as a whole, before the button for new rows. */
  readonly notice?: ReactNode;
  readonly count?: (shown: number, all: number) => ReactNode;
  readonly footer?: ReactNode;
  /** What to say and do when nothing exists. */
  readonly empty: ReactNode;
  /** What stands under a column in the heading of a group. */
  readonly groupCell?: (column: string, rows: readonly JsonObject[]) => ReactNode;
  /** Keys of this board, which can ask for the row that has the focus. */
  readonly keys?: (focused: () => string | undefined) => readonly Binding[];
  readonly hints: readonly (readonly [string, string])[];
}

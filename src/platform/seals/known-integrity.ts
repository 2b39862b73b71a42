import type { IntegrityRow } from '../../../projections/assurance/integrity-board';
import { integrityBoard } from '../../../projections/assurance/integrity-board';
import type { Boards } from '../pictures/boards';

/** What the record says about the live log itself, as far as it is folded; undefined while nothing is on it. */
export const integrityOf = (boards: Boards): IntegrityRow | undefined =>
  boards
    .all()
    .find(({ board: { topic } }) => topic === integrityBoard.topic)
    ?.picture.rows.get('live')?.row;

import type { FactFolds, FactName } from '../contracts/facts';
import type { Msg } from '../contracts/kernel/messages';
import type { RowFold } from './board';

/** A small fold that deciders may ask for one row of, no older than the head when the command arrived. */
export interface Fact<N extends FactName, E extends Msg> extends RowFold<FactFolds[N], E> {
  readonly name: N;
  /** Category of the rows' own records: what is more restricted than the record itself does not count (domain.md §3). */
  readonly category?: string;
}
export const fact =
  <E extends Msg>() =>
  <N extends FactName>(definition: Fact<N, E>): Fact<N, E> =>
    definition;

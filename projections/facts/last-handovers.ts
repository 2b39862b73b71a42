import type { ShiftEvent } from '../../contracts/watch/shift';
import { fact } from '../fact';

/** By desk: where its last accepted handover ended. */
export const lastHandovers = fact<ShiftEvent>()({
  name: 'lastHandovers',
  keys: ({ data }) => [data.deskId],
  blank: { toPosition: 0 },
  on: { HandoverAccepted: (_, { data }) => ({ toPosition: data.toPosition }) },
});

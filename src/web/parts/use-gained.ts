import { useBoardView, useWatched } from './use-board';

/** How many rows a register has gained since this page began to watch it. */
export function useGained(register: string): number {
  const store = useWatched(register);
  useBoardView(store);
  return Number(store.rows.get('new')?.row.count ?? 0);
}

import { useEffect } from 'react';
import type { BoardStore } from '../live/board-store';
import { placingStore } from '../live/placing';
import type { GridModel } from './column';
import { placeOf } from './place-of';
import type { GridView } from './view';

/** Lets a form beside this board say where its row would stand. */
export function usePlacing(store: BoardStore, model: GridModel, view: GridView, pinned: readonly string[]) {
  useEffect(() => {
    if (view.group) return;
    placingStore.set({
      topic: model.topic,
      place: (key, change) => placeOf(store.rows.values(), { columns: model.columns, view, pinned }, key, change),
    });
    return () => placingStore.set(undefined);
  }, [store, model, view, pinned]);
}

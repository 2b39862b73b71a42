import { useEffect } from 'react';
import type { BoardAnswer } from '../../../contracts/http';
import { api } from '../live/api';
import { forgetHandling, noteHandling } from '../live/handling';
import { catalogueStore, mayRead } from '../live/pictures';
import { currentSession } from '../live/session';
import { useStore } from '../parts/use-store';

/** Lets the banner know how the rows of a board must be handled, as the server tells it. */
export function useBoardHandling(topic: string) {
  const { boards } = useStore(catalogueStore);
  const may = mayRead(
    boards.find(({ name }) => name === topic),
    currentSession()?.roles ?? [],
  );
  useEffect(() => {
    if (!may) return;
    const stop = new AbortController();
    api<BoardAnswer>(`/boards/${topic}`, { signal: stop.signal }).then(
      ({ handling }) => noteHandling(topic, handling),
      () => undefined,
    );
    return () => {
      stop.abort();
      forgetHandling(topic);
    };
  }, [topic, may]);
}

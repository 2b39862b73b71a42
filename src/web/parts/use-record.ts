import { useEffect } from 'react';
import type { RecordAnswer } from '../../../contracts/http';
import { recordTopic } from '../../../contracts/live';
import { api } from '../live/api';
import { forgetHandling, noteHandling } from '../live/handling';
import { useBoardView, useRow, useWatched } from './use-board';
import { type Loaded, useLoaded } from './use-loaded';

const pageEvents = 200;

/** A record with its newest 200 events; read again whenever its stream grows, which the page watches. */
export function useRecord(stream: string): Loaded<RecordAnswer> {
  const store = useWatched(recordTopic(stream));
  useBoardView(store);
  const told = useRow(store, 'new')?.row.position;
  const after = typeof told === 'number' ? told : undefined;
  const record = useLoaded(stream, after ?? 0, (signal) =>
    api<RecordAnswer>(`/records/${stream}`, { query: { limit: pageEvents, after }, signal }),
  );
  const handling = record.value?.handling;
  useEffect(() => {
    if (handling) noteHandling(stream, handling);
    return () => forgetHandling(stream);
  }, [stream, handling]);
  return record;
}

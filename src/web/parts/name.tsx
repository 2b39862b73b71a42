import { useEffect } from 'react';
import { categoryOf, idOf } from '../../../contracts/event-log';
import { namesStore, wantName } from '../live/names';
import { useStore } from './use-store';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** An id as people can say it: the last eight digits of a UUID, whose first ones are its time; anything else whole. */
export const shortId = (id: string) => (uuid.test(id) ? id.slice(-8) : id);

/** A stream by the category and short id of its record. */
export const shortStream = (stream: string) => `${categoryOf(stream)}-${shortId(idOf(stream))}`;

/** The title of a record; undefined until it is known, or where there is none to see. */
export function useTitle(category: string, id: string | null | undefined): string | undefined {
  const names = useStore(namesStore);
  useEffect(() => {
    if (id) wantName(category, id);
  }, [category, id]);
  return names.get(`${category}-${id}`) ?? undefined;
}

/** The title of a record, or its id until the title is known or where there is none. */
export const useName = (category: string, id: string | null | undefined): string | undefined =>
  useTitle(category, id) ?? (id ? shortId(id) : undefined);

/** The title of the record of a stream, as far as it is known; a stream that is not yet there has none. */
export const useStreamTitle = (stream: string | undefined): string | undefined =>
  useTitle(stream ? categoryOf(stream) : '', stream && idOf(stream));

/** The title of a record as text. */
export const Name = ({ category, id }: { category: string; id: string }) => <>{useName(category, id)}</>;

import { useEffect } from 'react';
import { namesStore, wantName } from '../live/names';
import { useStore } from './use-store';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** An id as people can say it: the last eight digits of a UUID, whose first ones are its time; anything else whole. */
export const shortId = (id: string) => (uuid.test(id) ? id.slice(-8) : id);

/** The title of a record, or its id until the title is known or where there is none. */
export function useName(category: string, id: string | null | undefined): string | undefined {
  const names = useStore(namesStore);
  useEffect(() => {
    if (id) wantName(category, id);
  }, [category, id]);
  return id ? (names.get(`${category}-${id}`) ?? shortId(id)) : undefined;
}

/** The title of a record as text. */
export const Name = ({ category, id }: { category: string; id: string }) => <>{useName(category, id)}</>;

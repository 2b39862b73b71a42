import { useSyncExternalStore } from 'react';

/** True while a media query holds. */
export const useMedia = (query: string) =>
  useSyncExternalStore(
    (told) => {
      const media = matchMedia(query);
      media.addEventListener('change', told);
      return () => media.removeEventListener('change', told);
    },
    () => matchMedia(query).matches,
  );

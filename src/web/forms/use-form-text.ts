import { useEffect, useState } from 'react';
import { loadText } from '../i18n/text';

const areas = ['forms', 'fields', 'commands', 'refusals', 'time', 'sign-in'] as const;
let loaded = false;

/** Loads the words of forms; true once they are here. */
export function useFormText(): boolean {
  const [ready, setReady] = useState(loaded);
  useEffect(() => {
    if (loaded) return;
    void loadText(...areas).then(() => {
      loaded = true;
      setReady(true);
    });
  }, []);
  return ready;
}

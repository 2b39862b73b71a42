import { useEffect, useState } from 'react';
import { loadText, t } from '../i18n/text';
import { formStore } from '../live/command';
import { catalogueStore } from '../live/pictures';
import { StatePanel } from '../parts/state-panel';
import { useStore } from '../parts/use-store';
import '../style/forms.css';
import { CommandForm } from './command-form';
import { sessionOf } from './open-sessions';

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

/** The form of the open command, docked at the right; fills its parent. */
export function CommandPanel() {
  const form = useStore(formStore);
  const { commands } = useStore(catalogueStore);
  const ready = useFormText();
  if (!form || !ready) return null;
  const description = commands.find(({ name }) => name === form.name);
  if (!description) return <StatePanel title={t('forms.unknownCommand', { name: form.name })} />;
  return <CommandForm session={sessionOf(form, description)} />;
}

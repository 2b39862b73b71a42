import { t } from '../i18n/text';
import { formStore } from '../live/command';
import { catalogueStore } from '../live/pictures';
import { StatePanel } from '../parts/state-panel';
import { useStore } from '../parts/use-store';
import '../style/forms.css';
import { CommandForm } from './command-form';
import { sessionOf } from './open-sessions';
import { useFormText } from './use-form-text';

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

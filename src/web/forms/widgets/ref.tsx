import { useState } from 'react';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Field } from '../../parts/field';
import { shortId } from '../../parts/name';
import { Combobox } from '../combobox';
import { useForm, type WidgetProps } from '../form-context';
import { type Search, useLookup, useRecordTitle } from '../lookup';

/** The id in a pasted link to a record, or the text itself. */
const idIn = (text: string) => /\/r\/[a-z0-9-]+\/[a-z-]+\/([A-Za-z0-9._~:-]+)/.exec(text)?.[1] ?? text;

/** A record of a category: found by name or id, or by a pasted link; its status stands beside its name. */
export function RefWidget(props: WidgetProps) {
  return <RecordField {...props} category={props.schema['x-wf']?.category ?? ''} />;
}

interface RecordFieldProps extends WidgetProps {
  readonly category: string;
}

/** The record chosen, what is searched for, and how either goes into the form. */
function useRecordEntry({ category, path, value }: RecordFieldProps) {
  const form = useForm();
  const id = value === undefined ? '' : String(value);
  const record = useRecordTitle(category, id || undefined);
  const [typed, setTyped] = useState<string>();
  const search = useLookup(category, typed ?? '', typed !== undefined);
  const take = (text: string) => {
    const pasted = idIn(text);
    setTyped(pasted === text ? text : undefined);
    // Letters of a search are no id yet; what is left in the field becomes one when the field is left.
    form.edit(path, pasted === text ? search.found.find((each) => each.id === text.trim())?.id : pasted);
  };
  const choose = (chosen: string) => {
    setTyped(undefined);
    form.edit(path, chosen);
  };
  const leave = () => {
    if (typed?.trim()) form.edit(path, typed.trim());
    form.leave(path);
  };
  return { record, search, text: typed ?? record?.title ?? id, typed, take, choose, leave };
}

function searchNote({ state, found }: Search, typed: string | undefined): string | undefined {
  if (state === 'searching') return t('forms.searching');
  if (state === 'failed') return t('forms.searchFailed');
  return found.length === 0 && typed ? t('forms.noneFound') : undefined;
}

/** A record of a given category, in a field of any name. */
export function RecordField(props: RecordFieldProps) {
  const { name, path, optional, label } = props;
  const form = useForm();
  const { record, search, text, typed, take, choose, leave } = useRecordEntry(props);
  const fault = form.faultAt(path);
  const aside = record?.status ?? (optional ? t('forms.optional') : undefined);
  return (
    <Field label={label ?? fieldLabel(name)} aside={aside} fault={fault && faultWords(fault)}>
      {(control) => (
        <Combobox
          text={text}
          onText={take}
          choices={search.found.map(({ id, title, status }) => ({ id, title, aside: status ?? shortId(id) }))}
          onChoose={choose}
          onLeave={leave}
          note={searchNote(search, typed)}
          placeholder={t('forms.refHint')}
          disabled={form.locked}
          control={control}
        />
      )}
    </Field>
  );
}

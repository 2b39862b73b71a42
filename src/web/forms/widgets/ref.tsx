import { useState } from 'react';
import { t } from '../../i18n/text';
import { Field } from '../../parts/field';
import { Combobox } from '../combobox';
import { useForm, type WidgetProps } from '../form-context';
import { useLookup, useRecordTitle } from '../lookup';
import { faultWords, fieldLabel } from '../words';

/** The id in a pasted link to a record, or the text itself. */
const idIn = (text: string) => /\/r\/[a-z0-9-]+\/[a-z-]+\/([A-Za-z0-9._~:-]+)/.exec(text)?.[1] ?? text;

/** A record of a category: found by name or id, or by a pasted link; its status stands beside its name. */
export function RefWidget(props: WidgetProps) {
  return <RecordField {...props} category={props.schema['x-wf']?.category ?? ''} />;
}

export function RecordField({
  category,
  name,
  path,
  value,
  optional,
  label,
}: WidgetProps & { readonly category: string }) {
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
  const leave = () => {
    if (typed?.trim()) form.edit(path, typed.trim());
    form.leave(path);
  };
  const choose = (chosen: string) => {
    setTyped(undefined);
    form.edit(path, chosen);
  };
  const shown = typed ?? record?.title ?? id;
  const fault = form.faultAt(path);
  const words = {
    idle: search.found.length === 0 && typed ? t('forms.noneFound') : undefined,
    searching: t('forms.searching'),
    failed: t('forms.searchFailed'),
  };
  return (
    <Field
      label={label ?? fieldLabel(name)}
      aside={record?.status ?? (optional ? t('forms.optional') : undefined)}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <Combobox
          text={shown}
          onText={take}
          choices={search.found.map(({ id: each, title, status }) => ({
            id: each,
            title,
            aside: status ?? each.slice(0, 8),
          }))}
          onChoose={choose}
          onLeave={leave}
          note={words[search.state]}
          placeholder={t('forms.refHint')}
          disabled={form.locked}
          control={control}
        />
      )}
    </Field>
  );
}

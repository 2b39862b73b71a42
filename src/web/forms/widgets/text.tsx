import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Field } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { useForm, type WidgetProps } from '../form-context';
import { kindOf } from '../schema';

const lengthOf = (text: string) => [...text.normalize('NFC')].length;
const longest = 120;

/** Text of one line, or a box that grows where it may be long; with a counter, and a lock where it is stored sealed. */
export function TextWidget({ schema, name, path, value, optional, label }: WidgetProps) {
  const form = useForm();
  const kind = kindOf(schema);
  const text = value === undefined ? '' : String(value);
  const most = schema.maxLength;
  const sealed = kind === 'sealed' || kind === 'sealedText';
  const fault = form.faultAt(path);
  const multiline = kind === 'longText' || kind === 'sealedText' || (most ?? 0) > longest;
  const shared = {
    className: 'input',
    value: text,
    disabled: form.locked,
    onChange: (event: { target: { value: string } }) => form.edit(path, event.target.value),
    onBlur: () => form.leave(path),
  };
  return (
    <Field
      label={
        <>
          {label ?? fieldLabel(name)}
          {sealed && <Icon name="lock" size={12} className="lock" />}
        </>
      }
      aside={
        optional && (text === '' || !most)
          ? t('forms.optional')
          : most && t('forms.counter', { used: lengthOf(text), most })
      }
      hint={sealed && t('forms.sealed')}
      fault={fault && faultWords(fault)}
    >
      {(control) =>
        multiline ? (
          <textarea rows={rowsOf(text, kind)} {...shared} {...control} />
        ) : (
          <input type="text" {...shared} {...control} />
        )
      }
    </Field>
  );
}

/** Lines that the text needs at about 52 characters each, 2 to 12. */
function rowsOf(text: string, kind: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 52)), 0);
  return Math.min(12, Math.max(kind === 'longText' || kind === 'sealedText' ? 4 : 2, lines));
}

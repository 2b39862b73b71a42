import { t } from '../../i18n/text';
import { faultWords, fieldLabel, valueWords } from '../../i18n/words';
import { catalogueStore } from '../../live/pictures';
import { Field, FieldSet } from '../../parts/field';
import { useStore } from '../../parts/use-store';
import type { DraftObject } from '../draft';
import { useForm, type WidgetProps } from '../form-context';
import { RecordField } from './ref';

/** What something is about: the kind of record, then the record; `general` needs none. */
export function SubjectWidget({ name, path, value, label }: WidgetProps) {
  const form = useForm();
  const { commands } = useStore(catalogueStore);
  const given = (value ?? {}) as DraftObject;
  const kind = given.kind === undefined ? '' : String(given.kind);
  const kinds = [...new Set(commands.map(({ aggregate }) => aggregate))].filter((each) => each !== '').sort();
  const fault = form.faultAt([...path, 'kind']) ?? form.faultAt(path);
  return (
    <FieldSet label={label ?? fieldLabel(name)}>
      <div className="subject-fields">
        <Field label={t('forms.subjectKind')} fault={fault && faultWords(fault)}>
          {(control) => (
            <select
              className="input"
              value={kind}
              disabled={form.locked}
              onChange={(event) => form.edit(path, event.target.value ? { kind: event.target.value } : {})}
              onBlur={() => form.leave([...path, 'kind'])}
              {...control}
            >
              <option value="">{t('forms.choose')}</option>
              {[...kinds, 'general'].map((each) => (
                <option key={each} value={each}>
                  {valueWords('category', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {kind && kind !== 'general' && (
          <RecordField
            key={kind}
            schema={{}}
            category={kind}
            name="id"
            label={t('forms.subjectRecord')}
            path={[...path, 'id']}
            value={given.id}
          />
        )}
      </div>
    </FieldSet>
  );
}

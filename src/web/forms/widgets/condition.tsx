import { t } from '../../i18n/text';
import { faultWords, fieldLabel, valueWords } from '../../i18n/words';
import { FieldSet } from '../../parts/field';
import { blankObject, type DraftObject } from '../draft';
import { useForm, type WidgetProps } from '../form-context';
import { chosen, type FieldSchema } from '../schema';
import { Members } from './group';

const kindIn = ({ properties }: FieldSchema) => String(properties?.kind?.enum?.[0] ?? '');
/** Members that two kinds share keep their values when the kind is changed. */
const carried = (member: FieldSchema, old: DraftObject): DraftObject => {
  const names = Object.keys(member.properties ?? {}).filter((name) => name !== 'kind' && old[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, old[name]]));
};

/** What an alert rule waits for: first its kind, then the members of that kind; an empty list means any. */
export function ConditionWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const given = (value ?? {}) as DraftObject;
  const member = chosen(schema, given);
  const fault = form.faultAt([...path, 'kind']) ?? form.faultAt(path);
  const choose = (kind: string) => {
    const next = schema.oneOf?.find((each) => kindIn(each) === kind);
    if (next) form.edit(path, { ...blankObject(next), ...carried(next, given), kind });
  };
  return (
    <FieldSet label={fieldLabel(name)} aside={t('forms.emptyMeansAny')} fault={fault && faultWords(fault)}>
      <select
        className="input"
        aria-label={t('forms.conditionKind')}
        value={member ? kindIn(member) : ''}
        disabled={form.locked}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('forms.choose')}</option>
        {schema.oneOf?.map((each) => (
          <option key={kindIn(each)} value={kindIn(each)}>
            {valueWords('condition', kindIn(each))}
          </option>
        ))}
      </select>
      {member && (
        <div className="group-members condition-members" key={kindIn(member)}>
          <Members schema={member} path={path} value={given} without={['kind']} />
        </div>
      )}
    </FieldSet>
  );
}

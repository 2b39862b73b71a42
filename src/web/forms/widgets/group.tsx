import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Button } from '../../parts/button';
import { FieldSet } from '../../parts/field';
import { blank, type DraftObject } from '../draft';
import { Inner, useForm, type WidgetProps } from '../form-context';
import { kindOf } from '../schema';

/** Members side by side where they belong to one another. */
const pairs: Readonly<Record<string, string>> = {
  span: 'pair',
  occurred: 'pair',
  period: 'pair',
  place: 'place',
  group: 'plain',
};

/** The members of an object, framed by a line at the left; one that need not be there is added and removed whole. */
export function GroupWidget({ schema, name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const fault = form.faultAt(path);
  if (optional && value === undefined)
    return (
      <div className="field">
        <Button kind="quiet" disabled={form.locked} onClick={() => form.edit(path, blank(schema))}>
          {t('forms.add', { what: fieldLabel(name) })}
        </Button>
      </div>
    );
  return (
    <FieldSet
      label={fieldLabel(name)}
      aside={optional && <RemoveGroup {...{ name, path }} />}
      fault={fault && faultWords(fault)}
    >
      <div className="group-members" data-shape={pairs[kindOf(schema)] ?? 'plain'}>
        <Members schema={schema} path={path} value={(value ?? {}) as DraftObject} />
      </div>
    </FieldSet>
  );
}

function RemoveGroup({ name, path }: Pick<WidgetProps, 'name' | 'path'>) {
  const form = useForm();
  return (
    <button type="button" className="link-button" disabled={form.locked} onClick={() => form.edit(path, undefined)}>
      {t('forms.remove', { what: fieldLabel(name) })}
    </button>
  );
}

interface MembersProps {
  readonly schema: WidgetProps['schema'];
  readonly path: WidgetProps['path'];
  readonly value: DraftObject;
  /** Members that stand elsewhere or are known already. */
  readonly without?: readonly string[];
}

/** A widget for each member of an object that a person gives; ids that must be there are made unseen. */
export function Members({ schema, path, value, without = [] }: MembersProps) {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const made = ['id', 'itemId'].includes(kindOf(member)) && required.includes(name);
    if (made || without.includes(name) || member.enum?.length === 1) return null;
    return (
      <Inner
        key={name}
        schema={member}
        name={name}
        path={[...path, name]}
        value={value[name]}
        optional={!required.includes(name)}
      />
    );
  });
}

import { useId, useState } from 'react';
import type { Severity } from '../../../../contracts/vocabulary/code-lists';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { FieldSet } from '../../parts/field';
import { SeverityMark } from '../../parts/severity';
import { usePolicy } from '../../parts/use-policy';
import { useForm, type WidgetProps } from '../form-context';

const severe: readonly Severity[] = [4, 3, 2, 1];

/** The four severities with shape, word and the test of the scale in force, worst first. */
export function SeverityWidget({ name: field, path, value, optional }: WidgetProps) {
  const form = useForm();
  const group = useId();
  const scale = usePolicy('crisis-severity-scale');
  const fault = form.faultAt(path);
  const [opened, setOpened] = useState(false);
  const short = form.kept && !opened && value !== undefined;
  return (
    <FieldSet
      label={fieldLabel(field)}
      aside={optional ? t('forms.optional') : scale && t('forms.scale', { version: scale.version })}
      fault={fault && faultWords(fault)}
    >
      <div className="radio-rows severity-rows">
        {severe
          .filter((severity) => !short || severity === value)
          .map((severity) => (
            <label key={severity} className="radio-row" data-checked={value === severity || undefined}>
              <input
                type="radio"
                name={group}
                checked={value === severity}
                disabled={form.locked}
                onChange={() => form.edit(path, severity)}
                onClick={() => short && setOpened(true)}
              />
              <SeverityMark severity={severity} />
              <span className="muted severity-test">
                {short ? t('forms.choiceKept') : scale?.levels.find((level) => level.severity === severity)?.test}
              </span>
            </label>
          ))}
      </div>
    </FieldSet>
  );
}

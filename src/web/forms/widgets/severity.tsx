import { useEffect, useId, useState } from 'react';
import type { BoardAnswer } from '../../../../contracts/http';
import { defaultPolicies, type PolicyValues } from '../../../../contracts/policies';
import type { Severity } from '../../../../contracts/vocabulary/code-lists';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { api } from '../../live/api';
import { FieldSet } from '../../parts/field';
import { SeverityMark } from '../../parts/severity';
import { useForm, type WidgetProps } from '../form-context';

type Scale = PolicyValues['crisis-severity-scale'];
const name = 'crisis-severity-scale';
let kept: Promise<Scale> | undefined;

/** The scale in force; where it cannot be read, the one that every installation starts with. */
async function readScale(): Promise<Scale> {
  const { rows } = await api<BoardAnswer>('/boards/policies');
  const value = rows[name]?.value;
  return typeof value === 'string'
    ? (JSON.parse(value) as Scale)
    : ((value as unknown as Scale | undefined) ?? defaultPolicies[name]);
}

function useScale(): Scale {
  const [scale, setScale] = useState<Scale>(defaultPolicies[name]);
  useEffect(() => {
    kept ??= readScale().catch(() => {
      kept = undefined;
      return defaultPolicies[name];
    });
    let here = true;
    void kept.then((read) => here && setScale(read));
    return () => {
      here = false;
    };
  }, []);
  return scale;
}

const severe: readonly Severity[] = [4, 3, 2, 1];

/** The four severities with shape, word and the test of the scale in force, worst first. */
export function SeverityWidget({ name: field, path, value, optional }: WidgetProps) {
  const form = useForm();
  const group = useId();
  const scale = useScale();
  const fault = form.faultAt(path);
  const [opened, setOpened] = useState(false);
  const short = form.kept && !opened && value !== undefined;
  return (
    <FieldSet
      label={fieldLabel(field)}
      aside={optional ? t('forms.optional') : t('forms.scale', { version: scale.version })}
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
                {short ? t('forms.choiceKept') : scale.levels.find((level) => level.severity === severity)?.test}
              </span>
            </label>
          ))}
      </div>
    </FieldSet>
  );
}

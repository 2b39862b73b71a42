import type { Json } from '../../../contracts/encoding';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { hasText, t } from '../i18n/text';
import { shortValue } from '../i18n/words';
import { presentInstant } from '../live/clock';
import { activeZone } from '../live/zone';
import { SeverityMark } from '../parts/severity';
import { timeText } from '../time/dtg';
import type { FieldSchema } from './schema';

const isSeverity = (name: string, value: unknown): value is Severity =>
  (name === 'severity' || name === 'from' || name === 'to') && typeof value === 'number' && value >= 1 && value <= 4;
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

interface ShownProps {
  readonly name: string;
  readonly value: Json;
  readonly schema?: FieldSchema | undefined;
  /** The field tells a severity; a bare number may mean anything else. */
  readonly severity?: boolean;
}

/** A value in the words of its field; severities keep their shape. */
export function Shown({ name, value, schema, severity = name === 'severity' }: ShownProps) {
  if (severity && isSeverity(name, value)) return <SeverityMark severity={value} />;
  if (/Version$/.test(name) && typeof value === 'number') return t('forms.version', { version: value });
  if (isTime(value)) return timeText(value, presentInstant(), activeZone());
  if (typeof value === 'string' && hasText(`fields.${name}.${value}`)) return t(`fields.${name}.${value}`);
  return shortValue(schema, name, value);
}

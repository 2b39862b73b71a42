import { useState } from 'react';
import { hasText, t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { presentInstant } from '../../live/clock';
import { activeZone, post } from '../../live/zone';
import { Button } from '../../parts/button';
import { Field } from '../../parts/field';
import { dtgOf, fullTime, timeText } from '../../time/dtg';
import { millisOf } from '../../time/instant';
import { type ParsedTime, parseDate, parseTime, type TimeContext } from '../../time/parse-time';
import { offsetText } from '../../time/zone';
import { useForm, type WidgetProps } from '../form-context';

const contextOf = (prefer?: TimeContext['prefer']): TimeContext => ({
  now: presentInstant(),
  zone: activeZone(),
  zones: [post],
  ...(prefer && { prefer }),
});
const isInstantText = (text: string) => /^\d{4}-.*Z$/.test(text);
const ahead: readonly string[] = ['until', 'expiresAt', 'effectiveFrom', 'dueAt'];

interface TimeWidgetProps extends WidgetProps {
  /** Words for "not given", such as `now`. */
  readonly blank?: string;
}

/** Which day a bare clock time means in a field: what lies ahead, what has been, or the nearer one. */
function preferenceOf(name: string, path: WidgetProps['path']): TimeContext['prefer'] {
  if (ahead.includes(name)) return 'future';
  return path[0] === 'effectiveAt' || name === 'from' || name === 'to' ? 'past' : undefined;
}

/** What is typed, what it was understood as, and how it goes into the form; the text itself goes in while it cannot be read. */
function useTimeEntry({ name, path, value, blank }: TimeWidgetProps) {
  const form = useForm();
  const given = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState(
    isInstantText(given) ? timeText(given, presentInstant(), activeZone()) : given || (blank ?? ''),
  );
  const context = contextOf(preferenceOf(name, path));
  const take = (text: string) => {
    setTyped(text);
    const read = parseTime(text, context);
    const nothing = text.trim() === '' || text.trim() === blank;
    form.edit(path, nothing ? undefined : 'instant' in read ? read.instant : text);
  };
  const parsed: ParsedTime | undefined = typed.trim() === '' ? undefined : parseTime(typed, context);
  return { given, typed, take, parsed };
}

/** A moment typed as people write it; what was understood stands at the right, and a doubtful wall time asks which. */
export function InstantWidget(props: TimeWidgetProps) {
  const { name, path, optional, label, blank } = props;
  const form = useForm();
  const { given, typed, take, parsed } = useTimeEntry(props);
  const zone = activeZone();
  const fault = timeFault(parsed, typed) ?? form.faultAt(path);
  return (
    <Field
      label={label ?? fieldLabel(name)}
      aside={optional && !blank ? `${t('forms.optional')} · ${zone.suffix}` : zone.suffix}
      hint={hintOf(name)}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <>
          <div className="input-told">
            <input
              className="input"
              value={typed}
              autoComplete="off"
              spellCheck={false}
              disabled={form.locked}
              onChange={(event) => take(event.target.value)}
              onBlur={() => form.leave(path)}
              {...control}
            />
            {parsed && 'instant' in parsed && <output className="told">{fullTime(parsed.instant, zone)}</output>}
          </div>
          {parsed && 'choose' in parsed && (
            <WhichOne choices={parsed.choose} onChoose={(instant) => form.edit(path, instant)} chosen={given} />
          )}
        </>
      )}
    </Field>
  );
}

/** How times may be typed; the end of a span stands beside its beginning and need not say it again. */
function hintOf(name: string): string | undefined {
  if (hasText(`fields.${name}.hint`)) return t(`fields.${name}.hint`);
  return name === 'to' ? undefined : t('forms.timeHint', examples());
}

const timeFault = (parsed: ParsedTime | undefined, typed: string) =>
  parsed && 'fault' in parsed && typed.trim().length > 3 ? { pointer: '', rule: `time.${parsed.fault}` } : undefined;

function examples() {
  const now = presentInstant();
  const quarter = new Date(millisOf(now) - 900_000).toISOString();
  return { clock: timeText(quarter, now), dtg: dtgOf(quarter) };
}

/** Two moments bear the same wall time when clocks go back: the person says which. */
function WhichOne({
  choices,
  onChoose,
  chosen,
}: {
  choices: readonly string[];
  onChoose: (instant: string) => void;
  chosen: string;
}) {
  const zone = activeZone();
  return (
    <fieldset className="which-one">
      <legend>{t('forms.whichTime')}</legend>
      {choices.map((instant) => (
        <Button key={instant} aria-pressed={instant === chosen} onClick={() => onChoose(instant)}>
          {t('forms.withOffset', { offset: offsetText(zone.name, millisOf(instant)), zulu: fullTime(instant) })}
        </Button>
      ))}
    </fieldset>
  );
}

/** A day of the calendar, typed or picked. */
export function DateWidget({ name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const take = (text: string) => {
    setTyped(text);
    form.edit(path, text.trim() === '' ? undefined : (parseDate(text, contextOf()) ?? text));
  };
  const fault = form.faultAt(path);
  const understood = typed && parseDate(typed, contextOf());
  return (
    <Field
      label={fieldLabel(name)}
      aside={optional && t('forms.optional')}
      hint={t('forms.dateHint')}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <div className="input-told">
          <input
            className="input"
            value={typed}
            disabled={form.locked}
            onChange={(event) => take(event.target.value)}
            onBlur={() => form.leave(path)}
            {...control}
          />
          {understood && understood !== typed && <output className="told">{understood}</output>}
        </div>
      )}
    </Field>
  );
}

import { useState } from 'react';
import { t } from '../i18n/text';
import { Icon } from '../parts/icon';
import { useStore } from '../parts/use-store';
import { envelopeSchema } from './envelope';
import { FormProvider, WidgetProvider } from './form-context';
import type { FormSession } from './form-session';
import { TargetEvent } from './target-event';
import { useFormAccess } from './use-form-session';
import { Members } from './widgets/group';
import { InstantWidget } from './widgets/instant';
import { Widget } from './widgets/widget';

/** Every field a person gives, then the time when it was true, then what is said about the command. */
export function CommandFields({ session }: { session: FormSession }) {
  const state = useStore(session.store);
  const data = useFormAccess(session, 'data');
  const envelope = useFormAccess(session, 'envelope');
  const { idField } = session.description;
  const known = session.form.prefill[idField] !== undefined ? [idField] : [];
  const given = ['stream', 'targetEventId'].filter((name) => session.form.prefill[name] !== undefined);
  return (
    <WidgetProvider value={Widget}>
      {given.includes('targetEventId') && <TargetEvent session={session} />}
      <FormProvider value={data}>
        <Members schema={session.schema} path={[]} value={state.data} without={[...known, ...given]} />
      </FormProvider>
      <FormProvider value={envelope}>
        <InstantWidget
          schema={envelopeSchema.properties?.effectiveAt ?? {}}
          name="effectiveAt"
          label={t('forms.whenTrue')}
          path={['effectiveAt']}
          value={state.envelope.effectiveAt}
          optional
          blank={t('forms.now')}
        />
        <Envelope session={session} />
      </FormProvider>
    </WidgetProvider>
  );
}

function Envelope({ session }: { session: FormSession }) {
  const { envelope } = useStore(session.store);
  const [open, setOpen] = useState(false);
  const given = Object.keys(envelope).filter((name) => name !== 'effectiveAt').length;
  return (
    <details className="envelope" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />
        <span>{t('forms.envelope')}</span>
        <span className="aside">{given > 0 ? t('forms.givenCount', { count: given }) : t('forms.asUsual')}</span>
      </summary>
      {open && (
        <div className="envelope-members">
          <Members schema={envelopeSchema} path={[]} value={envelope} without={['effectiveAt']} />
        </div>
      )}
    </details>
  );
}

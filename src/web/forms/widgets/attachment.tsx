import { useState } from 'react';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Field } from '../../parts/field';
import { useForm, type WidgetProps } from '../form-context';

/** SHA-256 of a file's bytes, hexadecimal. */
export async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A document: its digest is made here, name and size are shown before anything is sent. */
export function AttachmentWidget({ name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const [reading, setReading] = useState(false);
  const given = value as { name?: string; bytes?: number; sha256?: string } | undefined;
  const take = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    const sha256 = await digestOf(file);
    setReading(false);
    form.edit(path, { sha256, mediaType: file.type || 'application/octet-stream', name: file.name, bytes: file.size });
  };
  const fault = form.faultAt(path);
  const told = given?.sha256
    ? t('forms.fileTold', { name: given.name ?? '', bytes: given.bytes ?? 0, digest: given.sha256.slice(0, 12) })
    : undefined;
  return (
    <Field
      label={fieldLabel(name)}
      aside={optional && t('forms.optional')}
      hint={reading ? t('forms.digesting') : told}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <input
          className="input"
          type="file"
          disabled={form.locked}
          onChange={(event) => void take(event.target.files?.[0])}
          {...control}
        />
      )}
    </Field>
  );
}
